package dev.unfold.matrix.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.TestSeed;
import dev.unfold.matrix.DType;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * e^x and σ(x) of every implementation against {@link StrictMath} in ulps, over the whole range. The bounds are those in {@link
 * FloatKernels}.
 */
final class ExponentialKernelsTest {
  private static final String ALL = "dev.unfold.matrix.internal.Loops#all";
  private static final String SCALAR = "dev.unfold.matrix.internal.Loops#scalar";
  private static final String VECTOR = "dev.unfold.matrix.internal.Loops#vector";
  private static final double EXP_ULPS = 1;
  private static final double SIGMOID_ULPS = 4;
  private static final int ROW = 1000;
  private static final int ROWS = 100;

  /** Limits and special values of either precision. */
  private static final double[] SPECIAL = {
    0.0,
    Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Float.MIN_VALUE,
    Float.MIN_NORMAL,
    1e-300,
    0x1p-53,
    0x1p-24,
    1e-3,
    0.34657359027997264,
    0.34657359027997270,
    1,
    16.6355,
    36.7368,
    86.9,
    87,
    87.3,
    87.34,
    88,
    88.4,
    88.72,
    88.73,
    103.97,
    103.98,
    104,
    707.9,
    708,
    708.39,
    708.4,
    709,
    709.78,
    709.79,
    745.13,
    745.14,
    746,
    1e4,
    1e30,
    3.4e38,
    1e308,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY
  };

  private final Random random = TestSeed.random();

  private static double sigmoid(double x) {
    double e = StrictMath.exp(-Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }

  /** The lowest x whose e^x is a normal number. */
  private static double lowest(Loops loops) {
    return loops.dtype() == DType.FLOAT64 ? -708 : -86;
  }

  private static double highest(Loops loops) {
    return loops.dtype() == DType.FLOAT64 ? 709.78 : 88.72;
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void expIsWithinItsBound(Loops loops) {
    for (double bound : new double[] {1e-3, 1, 20, highest(loops)}) {
      double low = Math.max(-bound, lowest(loops));
      assertThat(worst(loops, loops::exp, StrictMath::exp, low, bound))
          .as("%s: ulps of exp in [%s, %s]", loops, low, bound)
          .isLessThanOrEqualTo(EXP_ULPS);
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void sigmoidIsWithinItsBound(Loops loops) {
    for (double bound : new double[] {1e-3, 1, 20, highest(loops)}) {
      double low = Math.max(-bound, lowest(loops));
      assertThat(worst(loops, loops::sigmoid, ExponentialKernelsTest::sigmoid, low, bound))
          .as("%s: ulps of sigmoid in [%s, %s]", loops, low, bound)
          .isLessThanOrEqualTo(SIGMOID_ULPS);
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void sigmoidHandlesSpecialValues(Loops loops) {
    special(loops, loops::sigmoid, ExponentialKernelsTest::sigmoid, Double.POSITIVE_INFINITY);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void expHandlesSpecialValues(Loops loops) {
    special(loops, loops::exp, StrictMath::exp, highest(loops));
  }

  @ParameterizedTest
  @MethodSource(SCALAR)
  void expOverflowsToInfinity(Loops loops) {
    special(loops, loops::exp, StrictMath::exp, Double.POSITIVE_INFINITY);
  }

  @ParameterizedTest
  @MethodSource(VECTOR)
  void vectorExpOverflowsToInfinity(Loops loops) {
    special(loops, loops::exp, StrictMath::exp, Double.POSITIVE_INFINITY);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void theFixedPointsAreExact(Loops loops) {
    double[] x = {0.0, -0.0, Double.NaN, 0.0, -0.0, Double.NaN, 0.0, -0.0, Double.NaN};
    double[] y = x.clone();
    loops.exp(x.length, x, 0);
    loops.sigmoid(y.length, y, 0);
    assertThat(x).containsExactly(1, 1, Double.NaN, 1, 1, Double.NaN, 1, 1, Double.NaN);
    assertThat(y).containsExactly(0.5, 0.5, Double.NaN, 0.5, 0.5, Double.NaN, 0.5, 0.5, Double.NaN);
  }

  private void special(Loops loops, Map map, DoubleUnaryOperator exact, double highest) {
    double[] x = new double[2 * SPECIAL.length];
    for (int i = 0; i < SPECIAL.length; i++) {
      x[2 * i] = loops.round(SPECIAL[i]);
      x[2 * i + 1] = loops.round(-SPECIAL[i]);
    }
    double[] y = x.clone();
    map.apply(x.length, y, 0);
    for (int k = 0; k < x.length; k++) {
      double value = loops.round(exact.applyAsDouble(x[k]));
      if (x[k] > highest) {
        continue;
      }
      // Below, a kernel may stop at the smallest normal number.
      double allowed =
          x[k] < lowest(loops) ? 2 * loops.smallestNormal() : SIGMOID_ULPS * loops.ulp(value);
      assertThat(y[k] == value || Math.abs(y[k] - value) <= allowed)
          .as("%s at %s: found %s, expected %s", loops, x[k], y[k], value)
          .isTrue();
    }
  }

  /** A loop over a row. */
  private interface Map {
    void apply(int n, double[] x, int x0);
  }

  private double worst(Loops loops, Map map, DoubleUnaryOperator exact, double low, double high) {
    double worst = 0;
    double[] x = new double[ROW];
    for (int i = 0; i < ROWS; i++) {
      for (int k = 0; k < ROW; k++) {
        x[k] = loops.round(low + (high - low) * random.nextDouble());
      }
      double[] y = x.clone();
      map.apply(ROW, y, 0);
      for (int k = 0; k < ROW; k++) {
        double value = exact.applyAsDouble(x[k]);
        worst = Math.max(worst, Math.abs(y[k] - value) / loops.ulp(value));
      }
    }
    return worst;
  }
}
