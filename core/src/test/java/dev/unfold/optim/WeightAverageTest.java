package dev.unfold.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WeightAverageTest {
  private static Parameter one(double value) {
    return new Parameter("w", Matrix.of(DType.FLOAT64, new double[][] {{value, 2 * value}}));
  }

  private static void add(WeightAverage mean, long n, double weight, Parameter average) {
    mean.add(n, List.of(one(weight)), List.of(average));
  }

  @Test
  void numbersByHand() {
    WeightAverage mean = new WeightAverage(0.15);
    Parameter average = one(100);
    add(mean, 1, 10, average); // d = 1/10
    assertThat(average.value().get(0, 0)).isCloseTo(0.1 * 100 + 0.9 * 10, within(1e-12));
    assertThat(average.value().get(0, 1)).isCloseTo(38, within(1e-12));
    add(mean, 2, 30, average); // d = min(0.15, 2/11)
    assertThat(average.value().get(0, 0)).isCloseTo(0.15 * 19 + 0.85 * 30, within(1e-12));
  }

  @Test
  void decayZeroGivesTheWeights() {
    Parameter average = one(7);
    add(new WeightAverage(0), 1000, 3, average);
    assertThat(average.value().get(0, 0)).isEqualTo(3);
  }

  @Test
  void averageOfConstantWeightsIsConstant() {
    Parameter average = one(3);
    for (int n = 1; n < 100; n++) {
      add(new WeightAverage(0.99), n, 3, average);
    }
    assertThat(average.value().get(0, 0)).isCloseTo(3, within(1e-12));
  }

  @Test
  void decayOutOfRangeIsRejected() {
    assertThatThrownBy(() -> new WeightAverage(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("WeightAverage: beta is 1.0, expected 0 or above and below 1");
  }
}
