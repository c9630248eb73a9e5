package dev.unfold.matrix.internal.vector;

import static dev.unfold.matrix.internal.vector.DoubleLanes.S;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/** e^x of every lane, and the sigmoid and tanh computed from it. {@link FloatExponential} is its twin, kept by hand. */
final class DoubleExponential {
  private DoubleExponential() {}

  // e^x = 2^k · e^r with k = round(x / ln 2) and r = x − k ln 2 in two parts; |r| ≤ ln 2 / 2.
  private static final double LOG2_E = 1.4426950408889634;
  private static final double LN2_HIGH = 6.93147180369123816490e-01;
  private static final double LN2_LOW = 1.90821492927058770002e-10;
  // Adding and subtracting 1.5 · 2^52 rounds to the nearest integer and leaves it in the low
  // bits.
  private static final double ROUND = 6755399441055744.0;
  // Below the first e^x is not a normal number, above the second it overflows.
  private static final double LOWEST = -708;
  private static final double HIGHEST = 709.782712893384;
  // e^r = 1 + r + r²·(even + r·odd): two short chains side by side; the next term is below 2^−57.
  // even: 1/12!, 1/10!, … 1/2!; odd: 1/13!, 1/11!, … 1/3!.
  private static final double[] EVEN = {
    1 / 479001600.0, 1 / 3628800.0, 1 / 40320.0, 1 / 720.0, 1 / 24.0, 1 / 2.0
  };
  private static final double[] ODD = {
    1 / 6227020800.0, 1 / 39916800.0, 1 / 362880.0, 1 / 5040.0, 1 / 120.0, 1 / 6.0
  };

  /** At −2|x| below this tanh x is ±1. */
  private static final double SATURATED = -60;

  /** e^x; 0 below the smallest normal number, infinity above the largest. */
  static DoubleVector exp(DoubleVector x) {
    DoubleVector shifted =
        x.fma(DoubleVector.broadcast(S, LOG2_E), DoubleVector.broadcast(S, ROUND));
    DoubleVector k = shifted.sub(ROUND);
    DoubleVector r = k.fma(DoubleVector.broadcast(S, -LN2_HIGH), x);
    r = k.fma(DoubleVector.broadcast(S, -LN2_LOW), r);
    DoubleVector square = r.mul(r);
    DoubleVector even = DoubleVector.broadcast(S, EVEN[0]);
    DoubleVector odd = DoubleVector.broadcast(S, ODD[0]);
    for (int i = 1; i < EVEN.length; i++) {
      even = even.fma(square, DoubleVector.broadcast(S, EVEN[i]));
      odd = odd.fma(square, DoubleVector.broadcast(S, ODD[i]));
    }
    DoubleVector sum = odd.fma(r, even).fma(square, r).add(1);
    DoubleVector scale =
        shifted
            .reinterpretAsLongs()
            .lanewise(VectorOperators.LSHL, 52)
            .add(1022L << 52)
            .reinterpretAsDoubles();
    return sum.add(sum)
        .mul(scale)
        .blend(0, x.compare(VectorOperators.LT, LOWEST))
        .blend(Double.POSITIVE_INFINITY, x.compare(VectorOperators.GT, HIGHEST));
  }

  /** σ(x) = 1 / (1 + e^−x). */
  static DoubleVector sigmoid(DoubleVector x) {
    DoubleVector one = DoubleVector.broadcast(S, 1);
    return one.div(exp(x.neg()).add(one));
  }

  /**
   * tanh x = −w / (w + 2) with w = e^(−2|x|) − 1 and the sign of x. Here w = 2^k (e^r − 1) + (2^k − 1), which
   * loses no digits near zero.
   */
  static DoubleVector tanh(DoubleVector x) {
    DoubleVector y = x.abs().mul(-2);
    y = y.blend(SATURATED, y.compare(VectorOperators.LT, SATURATED));
    DoubleVector shifted =
        y.fma(DoubleVector.broadcast(S, LOG2_E), DoubleVector.broadcast(S, ROUND));
    DoubleVector k = shifted.sub(ROUND);
    DoubleVector r = k.fma(DoubleVector.broadcast(S, -LN2_HIGH), y);
    r = k.fma(DoubleVector.broadcast(S, -LN2_LOW), r);
    DoubleVector square = r.mul(r);
    DoubleVector even = DoubleVector.broadcast(S, EVEN[0]);
    DoubleVector odd = DoubleVector.broadcast(S, ODD[0]);
    for (int i = 1; i < EVEN.length; i++) {
      even = even.fma(square, DoubleVector.broadcast(S, EVEN[i]));
      odd = odd.fma(square, DoubleVector.broadcast(S, ODD[i]));
    }
    DoubleVector small = odd.fma(r, even).fma(square, r);
    DoubleVector scale =
        shifted
            .reinterpretAsLongs()
            .lanewise(VectorOperators.LSHL, 52)
            .add(1023L << 52)
            .reinterpretAsDoubles();
    DoubleVector w = small.fma(scale, scale.sub(1));
    DoubleVector size = w.div(w.add(2));
    return size.reinterpretAsLongs()
        .lanewise(VectorOperators.AND, Long.MAX_VALUE)
        .lanewise(
            VectorOperators.OR,
            x.reinterpretAsLongs().lanewise(VectorOperators.AND, Long.MIN_VALUE))
        .reinterpretAsDoubles();
  }
}
