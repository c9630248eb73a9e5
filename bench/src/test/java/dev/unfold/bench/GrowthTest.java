package dev.unfold.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The cost of a network as sentences grow. */
final class GrowthTest {
  private static final Growth GROWTH =
      new Growth(
          GrowthNetwork.LSTM,
          4000,
          List.of(
              new Growth.Point(10, 400, new double[] {50_000, 40_000, 45_000}, 9000),
              new Growth.Point(4000, 1, new double[] {35_000, 36_000, 37_000}, 9900)));

  @Test
  void flatnessComparesTheSlowestLengthWithTheFastest() {
    assertThat(GROWTH.flatness()).isCloseTo(36.0 / 45, within(1e-12));
    assertThat(GROWTH.memoryGrowth()).isCloseTo(1.1, within(1e-12));
    assertThat(GrowthText.lines(GROWTH))
        .containsExactly(
            "growth, one thread              T        B    tokens/s  (lowest to highest)  "
                + "    bytes/token",
            "BiLSTM                         10      400      45,000  (40,000 to 50,000)   "
                + "          9,000",
            "BiLSTM                      4,000        1      36,000  (35,000 to 37,000)   "
                + "          9,900",
            "rate of the slowest T divided by the fastest: 0.80, at least 0.8; highest memory per"
                + " token divided by the lowest: 1.10");
  }

  @Test
  void everyLengthDividesTheTokens() {
    for (GrowthPlan plan : GrowthPlan.all(false)) {
      for (int steps : plan.steps()) {
        assertThat(plan.tokens() % steps).as("%s, T %d", plan.name(), steps).isZero();
      }
    }
    assertThat(GrowthPlan.all(false).get(0).steps()).startsWith(10).endsWith(10_000);
  }

  @Test
  void aTinyMeasurementHasAPointForEachLength() {
    Race race = new Race(2, 0.001);
    for (GrowthPlan plan : GrowthPlan.all(true)) {
      int[] told = {0};
      Growth growth = plan.measure(race, () -> told[0]++);
      assertThat(told[0]).isEqualTo(plan.turns(race)).isEqualTo(9);
      assertThat(growth.points().stream().map(Growth.Point::steps)).containsExactly(2, 4, 12);
      assertThat(growth.points().stream().map(Growth.Point::sentences)).containsExactly(12, 6, 2);
      assertThat(growth.points())
          .allSatisfy(point -> assertThat(point.rates()).hasSize(2).doesNotContain(0));
    }
  }

  /** A recurrent layer keeps the same memory per token at every length; a Transformer keeps every pair of tokens. */
  @Test
  void memoryPerTokenGrowsOnlyInTheTransformer() {
    Race race = new Race(1, 0.001);
    Growth lstm = new GrowthPlan(GrowthNetwork.LSTM, 8, 32, 6000, 20, 2000).measure(race, () -> {});
    Growth transformer =
        new GrowthPlan(GrowthNetwork.TRANSFORMER, 8, 32, 1000, 10, 500).measure(race, () -> {});
    assertThat(lstm.memoryGrowth()).isBetween(1.0, 1.3);
    assertThat(transformer.memoryGrowth()).isGreaterThan(5);
  }
}
