package dev.unfold.lab.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class AxisTest {
  @Test
  void axesCoverTheValuesWithRoundTicks() {
    Axis axis = Axis.covering("loss", new double[] {2.16, 2.53, 2.2}, 7);
    assertThat(axis.low()).isBetween(2.14, 2.16);
    assertThat(axis.high()).isBetween(2.53, 2.55);
    assertThat(axis.step()).isEqualByComparingTo("0.1");
    assertThat(axis.label(22)).isEqualTo("2.2");
    assertThat(axis.label(20)).isEqualTo("2.0");
    assertThat(axis.units(2.3)).isCloseTo(23, within(1e-9));
  }

  @Test
  void stepsAreOneTwoOrFiveTimesAPowerOfTen() {
    for (double span = 1e-7; span < 1e7; span *= 1.37) {
      Axis axis = Axis.covering("x", new double[] {0, span}, 8);
      double ticks = axis.units(axis.high()) - axis.units(axis.low());
      assertThat(ticks).isBetween(3.1, 8.0);
      assertThat(axis.step().stripTrailingZeros().unscaledValue().intValue()).isIn(1, 2, 5);
    }
  }

  @Test
  void labelsHaveEnoughDigitsToDiffer() {
    Axis axis = Axis.covering("loss", new double[] {2.17083300, 2.17083305}, 6);
    assertThat(axis.label(axis.units(2.17083302))).isEqualTo("2.17083302");
  }

  @Test
  void equalValuesLieInTheMiddle() {
    Axis axis = Axis.covering("loss", new double[] {2.5, 2.5 + 1e-15}, 6);
    assertThat(axis.low()).isCloseTo(2.375, within(1e-9));
    assertThat(axis.high()).isCloseTo(2.625, within(1e-9));
    assertThat(Axis.covering("zero", new double[] {0}, 6).high()).isEqualTo(1);
  }

  @Test
  void nonFiniteValuesAreIgnored() {
    double[] values = {Double.NaN, 1, Double.POSITIVE_INFINITY, 3};
    Axis axis = Axis.covering("loss", values, 6);
    assertThat(axis.low()).isBetween(0.9, 1.0);
    assertThat(axis.high()).isBetween(3.0, 3.1);
    assertThat(axis.units(Double.POSITIVE_INFINITY)).isNaN();
    assertThat(Axis.covering("nothing", new double[] {Double.NaN}, 6).high()).isBetween(1.0, 1.1);
  }

  @Test
  void epochsAreWholeNumbersFromTheFirst() {
    for (int last : new int[] {1, 2, 3, 9, 10, 20, 37, 200}) {
      Axis axis = Axis.counting("epoch", 1, last, 10);
      assertThat(axis.step()).isGreaterThanOrEqualTo(BigDecimal.ONE);
      assertThat(axis.step().stripTrailingZeros().scale()).isNotPositive();
      assertThat(axis.low()).isBetween(0.5, 0.999);
      assertThat(axis.high()).isGreaterThan(last);
    }
  }

  @Test
  void numbersOfBothSignsAndSizes() {
    assertThat(new Axis("x", -3, 3, new BigDecimal("0.5")).label(-3)).isEqualTo("−1.5");
    assertThat(new Axis("x", -3e7, 3e7, new BigDecimal("1e7")).label(-2)).isEqualTo("−2e7");
    assertThat(new Axis("x", 0, 5e-12, new BigDecimal("1e-12")).label(3)).isEqualTo("3e-12");
    assertThat(new Axis("x", 0, 5, new BigDecimal("0.5")).label(0.5)).isEqualTo("0.25");
  }

  @Test
  void powersOfTen() {
    Axis axis = Axis.powers("norm", 3e-4, 20, 10);
    assertThat(axis.low()).isBetween(6e-5, 1e-4);
    assertThat(axis.high()).isBetween(100.0, 160.0);
    assertThat(axis.units(1)).isZero();
    assertThat(axis.units(0.01)).isEqualTo(-2);
    assertThat(axis.units(0)).isNaN();
    assertThat(axis.units(-1)).isNaN();
    assertThat(axis.units(Double.POSITIVE_INFINITY)).isNaN();
    assertThat(axis.label(0)).isEqualTo("1");
    assertThat(axis.label(1)).isEqualTo("10");
    assertThat(axis.label(2)).isEqualTo("10²");
    assertThat(axis.label(-3)).isEqualTo("10⁻³");
  }

  @Test
  void crowdedPowersOfTenAreLeftOut() {
    Axis axis = Axis.powers("norm", 1e-45, 1, 10);
    assertThat(axis.step()).isEqualByComparingTo("5");
    assertThat(axis.units(1e-40)).isEqualTo(-8);
    assertThat(axis.label(-9)).isEqualTo("10⁻⁴⁵");
    assertThat(Axis.powers("norm", 2, 3, 10).units(10)).as("a power at least").isEqualTo(1);
    Axis exact = Axis.powers("norm", 1, 1, 5);
    assertThat(exact.high() / exact.low()).isGreaterThan(10);
  }
}
