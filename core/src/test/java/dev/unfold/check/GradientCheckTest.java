package dev.unfold.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.TestSeed;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.model.LabRnn;
import dev.unfold.model.NetworkSize;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The denominator of the error, and the entry that is named. */
final class GradientCheckTest {
  private final Random random = TestSeed.random();

  private static Matrix of(double[]... rows) {
    return Matrix.of(DType.FLOAT64, rows);
  }

  private static GradientCheck.Result worst(double[] analytic, double[] numeric) {
    return GradientCheck.worst("w", of(analytic), of(numeric), 1);
  }

  @Test
  void errorIsRelativeToTheEntry() {
    GradientCheck.Result result = worst(new double[] {0.5, 2}, new double[] {0.5, 2.5});
    assertThat(result.error()).isCloseTo(0.2, within(1e-15));
    assertThat(result.column()).isEqualTo(1);
    assertThat(result.analytic()).isEqualTo(2);
    assertThat(result.numeric()).isEqualTo(2.5);
    assertThat(result.entries()).isEqualTo(2);
    assertThat(result.passed()).isFalse();
  }

  @Test
  void smallEntriesAreRelativeToATenthOfTheLargest() {
    GradientCheck.Result result = worst(new double[] {1e-3, -8}, new double[] {3e-3, -8});
    assertThat(result.error()).isCloseTo(2e-3 / 0.8, within(1e-15));
    assertThat(result.column()).isZero();
  }

  @Test
  void denominatorIsAtLeastTheFloor() {
    GradientCheck.Result result = worst(new double[] {2e-4, 0}, new double[] {2e-4, 1e-10});
    assertThat(result.error()).isCloseTo(1e-7, within(1e-20));
    assertThat(result.passed()).isTrue();
    assertThat(worst(new double[] {0}, new double[] {2e-9}).passed()).isFalse();
    assertThat(worst(new double[] {0}, new double[] {0.9e-9}).passed()).isTrue();
    // The reason for the floor: the last digits of the loss, in a small entry.
    assertThat(worst(new double[] {4.7e-5}, new double[] {4.7e-5 * (1 + 8.4e-6)}).passed())
        .isTrue();
  }

  @Test
  void floorGrowsWithTheLoss() {
    Matrix analytic = of(new double[] {2e-4, 0});
    Matrix numeric = of(new double[] {2e-4, 1e-8});
    assertThat(GradientCheck.worst("w", analytic, numeric, -40).error())
        .isCloseTo(1e-8 / 0.04, within(1e-20));
    assertThat(GradientCheck.worst("w", analytic, numeric, 0.01).error())
        .isCloseTo(1e-5, within(1e-18));
    for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThat(GradientCheck.worst("w", analytic, numeric, odd).passed()).isFalse();
    }
  }

  @Test
  void nonFiniteNumbersFail() {
    for (double odd :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      for (double other : new double[] {1, odd}) {
        GradientCheck.Result result =
            worst(new double[] {0.5, odd, 7}, new double[] {0.5, other, 8});
        assertThat(result.passed()).isFalse();
        assertThat(result.error()).isNaN();
        assertThat(result.column()).as("where %s is", odd).isEqualTo(1);
      }
    }
  }

  @Test
  void worstEntryIsNamed() {
    Matrix analytic = of(new double[] {1, 2}, new double[] {3, 0.01734});
    Matrix numeric = of(new double[] {1, 2}, new double[] {3, 0.32071});
    GradientCheck.Result result =
        GradientCheck.worst("bilstm.forward.forget.u", analytic, numeric, 1);
    assertThat(result)
        .hasToString(
            "bilstm.forward.forget.u[1,1] analytic 0.0173400 numeric 0.320710"
                + " (error 9.5e-01, allowed 1e-06)");
  }

  @Test
  void slopeRestoresTheWeight() {
    LabRnn rnn = LabRnn.glorot(new NetworkSize(7, 3, 4, 5), DType.FLOAT64, random);
    int[][] input = {{6, 0, 6}, {2}};
    int[][] output = {{1, 4, 0}, {3}};
    ParameterHandler weight = new ParameterHandler(rnn.parameter("W_h"), 2, 1);
    double before = weight.get();
    double slope = GradientCheck.slope(rnn, weight, input, output);
    assertThat(weight.get()).isEqualTo(before);
    assertThat(slope).isCloseTo(weight.in(rnn.backpropagation(input, output)), within(1e-8));
  }
}
