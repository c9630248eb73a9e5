package dev.unfold.matrix.internal;

/**
 * e^x, σ and tanh of one number, step by step what {@code vector.FloatExponential} computes in each lane, so with the same bits.
 * {@link FusedDoubleExponential} is its twin, kept by hand.
 */
final class FusedFloatExponential {
  private static final float LOG2_E = 1.44269504f;
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;
  private static final float ROUND = 12582912f;
  private static final float ROUND_AND_BIAS = ROUND + 126;
  private static final float LOWEST = -86.98f;
  private static final float HIGHEST = 88.72284f;
  private static final float SATURATED = -30f;

  private FusedFloatExponential() {}

  /** (e^r − 1 − r) / r, from the terms 1/7! to 1/2!. */
  private static float series(float r) {
    float sum = Math.fma(1 / 5040f, r, 1 / 720f);
    sum = Math.fma(sum, r, 1 / 120f);
    sum = Math.fma(sum, r, 1 / 24f);
    sum = Math.fma(sum, r, 1 / 6f);
    return Math.fma(sum, r, 1 / 2f);
  }

  private static float remainder(float k, float x) {
    return Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, x));
  }

  static float exp(float x) {
    float shifted = Math.fma(x, LOG2_E, ROUND_AND_BIAS);
    float r = remainder(shifted - ROUND_AND_BIAS, x);
    float sum = Math.fma(Math.fma(series(r), r, 1), r, 1);
    float y = (sum + sum) * Float.intBitsToFloat(Float.floatToRawIntBits(shifted) << 23);
    if (x < LOWEST) {
      return 0;
    }
    return x > HIGHEST ? Float.POSITIVE_INFINITY : y;
  }

  static float sigmoid(float x) {
    return 1 / (exp(-x) + 1);
  }

  static float tanh(float x) {
    float y = Math.abs(x) * -2;
    y = y < SATURATED ? SATURATED : y;
    float shifted = Math.fma(y, LOG2_E, ROUND);
    float r = remainder(shifted - ROUND, y);
    float small = Math.fma(series(r) * r, r, r);
    float scale = Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << 23) + (127 << 23));
    float w = Math.fma(small, scale, scale - 1);
    return Math.copySign(w / (w + 2), x);
  }
}
