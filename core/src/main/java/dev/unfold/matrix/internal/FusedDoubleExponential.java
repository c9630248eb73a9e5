package dev.unfold.matrix.internal;

/**
 * e^x, σ and tanh of one number, step by step what {@code vector.DoubleExponential} computes in each lane, so with the same
 * bits. {@link FusedFloatExponential} is its twin, kept by hand.
 */
final class FusedDoubleExponential {
  private static final double LOG2_E = 1.4426950408889634;
  private static final double LN2_HIGH = 6.93147180369123816490e-01;
  private static final double LN2_LOW = 1.90821492927058770002e-10;
  private static final double ROUND = 6755399441055744.0;
  private static final double LOWEST = -708;
  private static final double HIGHEST = 709.782712893384;
  private static final double SATURATED = -60;

  private FusedDoubleExponential() {}

  private static double even(double square) {
    double sum = Math.fma(1 / 479001600.0, square, 1 / 3628800.0);
    sum = Math.fma(sum, square, 1 / 40320.0);
    sum = Math.fma(sum, square, 1 / 720.0);
    sum = Math.fma(sum, square, 1 / 24.0);
    return Math.fma(sum, square, 1 / 2.0);
  }

  private static double odd(double square) {
    double sum = Math.fma(1 / 6227020800.0, square, 1 / 39916800.0);
    sum = Math.fma(sum, square, 1 / 362880.0);
    sum = Math.fma(sum, square, 1 / 5040.0);
    sum = Math.fma(sum, square, 1 / 120.0);
    return Math.fma(sum, square, 1 / 6.0);
  }

  /** e^r − 1 from r² and the two chains of terms. */
  private static double series(double r) {
    double square = r * r;
    return Math.fma(Math.fma(odd(square), r, even(square)), square, r);
  }

  private static double remainder(double k, double x) {
    return Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, x));
  }

  private static double power(double shifted, long bias) {
    return Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) << 52) + (bias << 52));
  }

  static double exp(double x) {
    double shifted = Math.fma(x, LOG2_E, ROUND);
    double sum = series(remainder(shifted - ROUND, x)) + 1;
    double y = (sum + sum) * power(shifted, 1022);
    if (x < LOWEST) {
      return 0;
    }
    return x > HIGHEST ? Double.POSITIVE_INFINITY : y;
  }

  static double sigmoid(double x) {
    return 1 / (exp(-x) + 1);
  }

  static double tanh(double x) {
    double y = Math.abs(x) * -2;
    y = y < SATURATED ? SATURATED : y;
    double shifted = Math.fma(y, LOG2_E, ROUND);
    double small = series(remainder(shifted - ROUND, y));
    double scale = power(shifted, 1023);
    double w = Math.fma(small, scale, scale - 1);
    return Math.copySign(w / (w + 2), x);
  }
}
