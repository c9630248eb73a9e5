package dev.unfold.matrix.internal.vector;

import static dev.unfold.matrix.internal.vector.FloatLanes.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** e^x of every lane, and the sigmoid and tanh computed from it. {@link DoubleExponential} is its twin, kept by hand. */
final class FloatExponential {
  private FloatExponential() {}

  // e^x = 2^k · e^r with k = round(x / ln 2) and r = x − k ln 2 in two parts; |r| ≤ ln 2 / 2.
  private static final float LOG2_E = 1.44269504f;
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;
  // Adding and subtracting 1.5 · 2^23 rounds to the nearest integer and leaves it in the low
  // bits.
  private static final float ROUND = 12582912f;
  // The same, and leaves k + 126 there, the biased exponent of 2^k / 2: being even, 126 changes no
  // tie of the rounding.
  private static final float ROUND_AND_BIAS = ROUND + 126;
  // Below the first e^x is not a normal number (in single precision, a little above that), above
  // the second it overflows.
  private static final float LOWEST = -86.98f;
  private static final float HIGHEST = 88.72284f;
  // 1/7! to 1/2!: the next term is below 2^−27 for every r.
  private static final float[] TAYLOR = {1 / 5040f, 1 / 720f, 1 / 120f, 1 / 24f, 1 / 6f, 1 / 2f};

  /** At −2|x| below this tanh x is ±1. */
  private static final float SATURATED = -30f;

  /** e^x; 0 below the smallest normal number, infinity above the largest. */
  static FloatVector exp(FloatVector x) {
    FloatVector shifted =
        x.fma(FloatVector.broadcast(S, LOG2_E), FloatVector.broadcast(S, ROUND_AND_BIAS));
    FloatVector k = shifted.sub(ROUND_AND_BIAS);
    FloatVector r = k.fma(FloatVector.broadcast(S, -LN2_HIGH), x);
    r = k.fma(FloatVector.broadcast(S, -LN2_LOW), r);
    FloatVector sum = FloatVector.broadcast(S, TAYLOR[0]);
    for (int i = 1; i < TAYLOR.length; i++) {
      sum = sum.fma(r, FloatVector.broadcast(S, TAYLOR[i]));
    }
    sum = sum.fma(r, FloatVector.broadcast(S, 1)).fma(r, FloatVector.broadcast(S, 1));
    FloatVector scale =
        shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
    return sum.add(sum)
        .mul(scale)
        .blend(0, x.compare(VectorOperators.LT, LOWEST))
        .blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.GT, HIGHEST));
  }

  /** σ(x) = 1 / (1 + e^−x). */
  static FloatVector sigmoid(FloatVector x) {
    FloatVector one = FloatVector.broadcast(S, 1);
    return one.div(exp(x.neg()).add(one));
  }

  /**
   * tanh x = −w / (w + 2) with w = e^(−2|x|) − 1 and the sign of x. Here w = 2^k (e^r − 1) + (2^k − 1), which
   * loses no digits near zero.
   */
  static FloatVector tanh(FloatVector x) {
    FloatVector y = x.abs().mul(-2);
    y = y.blend(SATURATED, y.compare(VectorOperators.LT, SATURATED));
    FloatVector shifted = y.fma(FloatVector.broadcast(S, LOG2_E), FloatVector.broadcast(S, ROUND));
    FloatVector k = shifted.sub(ROUND);
    FloatVector r = k.fma(FloatVector.broadcast(S, -LN2_HIGH), y);
    r = k.fma(FloatVector.broadcast(S, -LN2_LOW), r);
    FloatVector sum = FloatVector.broadcast(S, TAYLOR[0]);
    for (int i = 1; i < TAYLOR.length; i++) {
      sum = sum.fma(r, FloatVector.broadcast(S, TAYLOR[i]));
    }
    FloatVector small = sum.mul(r).fma(r, r);
    FloatVector scale =
        shifted
            .reinterpretAsInts()
            .lanewise(VectorOperators.LSHL, 23)
            .add(127 << 23)
            .reinterpretAsFloats();
    FloatVector w = small.fma(scale, scale.sub(1));
    FloatVector size = w.div(w.add(2));
    return size.reinterpretAsInts()
        .lanewise(VectorOperators.AND, Integer.MAX_VALUE)
        .lanewise(
            VectorOperators.OR,
            x.reinterpretAsInts().lanewise(VectorOperators.AND, Integer.MIN_VALUE))
        .reinterpretAsFloats();
  }
}
