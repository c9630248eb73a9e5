package dev.unfold.matrix.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.TestSeed;
import dev.unfold.matrix.DType;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * tanh of every implementation against {@link StrictMath} over all numbers of its precision: each exponent, subnormal numbers,
 * and in single precision each 4,097th number. The bound is the one in {@link FloatKernels}.
 */
final class TanhKernelsTest {
  private static final String ALL = "dev.unfold.matrix.internal.Loops#all";
  private static final double ULPS = 4;
  private static final int ROW = 1000;

  /** Of each exponent. */
  private static final int NUMBERS = 60;

  private final Random random = TestSeed.random();

  @ParameterizedTest
  @MethodSource(ALL)
  void everyExponentIsWithinTheBound(Loops loops) {
    boolean wide = loops.dtype() == DType.FLOAT64;
    int bits = wide ? 52 : 23;
    int exponents = wide ? 2047 : 255;
    LongStream positive =
        LongStream.range(0, exponents)
            .flatMap(
                exponent ->
                    LongStream.concat(
                            LongStream.of(0, 1, (1L << bits) - 1),
                            random.longs(NUMBERS, 0, 1L << bits))
                        .map(fraction -> exponent << bits | fraction));
    sweep(loops, positive);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void aSweepOverSinglePrecisionIsWithinTheBound(Loops loops) {
    long all = Float.floatToIntBits(Float.POSITIVE_INFINITY);
    LongStream floats =
        LongStream.iterate(random.nextInt(4097), bits -> bits < all, bits -> bits + 4097);
    boolean wide = loops.dtype() == DType.FLOAT64;
    sweep(
        loops,
        wide
            ? floats.map(bits -> Double.doubleToLongBits(Float.intBitsToFloat((int) bits)))
            : floats);
  }

  /** Where tanh x stops being x, and where it becomes 1. */
  @ParameterizedTest
  @MethodSource(ALL)
  void theTransitionsAreWithinTheBound(Loops loops) {
    for (double bound : new double[] {1e-3, 0.1, 0.35, 1, 5, 25}) {
      double[] x = random.doubles(50 * ROW, 0, bound).map(loops::round).toArray();
      requireUlps(loops, x);
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void theFixedPointsAreExact(Loops loops) {
    double tiny = loops.dtype() == DType.FLOAT64 ? Double.MIN_VALUE : Float.MIN_VALUE;
    double infinity = Double.POSITIVE_INFINITY;
    double[] x = new double[9 * 8];
    double[] expected = new double[x.length];
    for (int i = 0; i < x.length; i += 9) { // in all lanes of a vector
      double[] some = {0.0, -0.0, tiny, -tiny, infinity, -infinity, 1e30, -1e30, Double.NaN};
      double[] same = {0.0, -0.0, tiny, -tiny, 1, -1, 1, -1, Double.NaN};
      System.arraycopy(some, 0, x, i, 9);
      System.arraycopy(same, 0, expected, i, 9);
    }
    loops.tanh(x.length, x, 0);
    assertThat(x).as(loops.toString()).containsExactly(expected); // distinguishes −0 from 0
  }

  private void sweep(Loops loops, LongStream bits) {
    boolean wide = loops.dtype() == DType.FLOAT64;
    double[] x =
        bits.mapToDouble(b -> wide ? Double.longBitsToDouble(b) : Float.intBitsToFloat((int) b))
            .toArray();
    requireUlps(loops, x);
  }

  /** Checks positive numbers; negative ones must give the same bits but for the sign. */
  private static void requireUlps(Loops loops, double[] x) {
    double[] y = x.clone();
    loops.tanh(x.length, y, 0);
    double[] mirrored = new double[x.length];
    for (int k = 0; k < x.length; k++) {
      mirrored[k] = -x[k];
    }
    loops.tanh(x.length, mirrored, 0);
    for (int k = 0; k < x.length; k++) {
      double exact = StrictMath.tanh(x[k]);
      double ulps = Math.abs(y[k] - exact) / loops.ulp(exact);
      if (!(ulps <= ULPS && y[k] <= 1 && mirrored[k] == -y[k])) {
        assertThat(ulps).as("%s: ulps at %s", loops, x[k]).isLessThanOrEqualTo(ULPS);
        assertThat(y[k]).as("%s: tanh %s", loops, x[k]).isLessThanOrEqualTo(1);
        assertThat(mirrored[k]).as("%s: tanh −%s", loops, x[k]).isEqualTo(-y[k]);
      }
    }
  }
}
