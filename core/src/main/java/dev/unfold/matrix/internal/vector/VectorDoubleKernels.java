package dev.unfold.matrix.internal.vector;

import dev.unfold.matrix.internal.DoubleKernels;
import dev.unfold.matrix.internal.ScalarDoubleKernels;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops over {@code double} with the Vector API; {@link VectorFloatKernels} is its twin.
 *
 * <p>The product keeps a tile of C in registers: four rows by two vectors, one row by four vectors where rows run out.
 * Every accumulator has its own {@code zero()}: C2 loses most of the speed when they share one.
 */
final class VectorDoubleKernels implements DoubleKernels {
  private static final VectorSpecies<Double> S =
      DoubleVector.SPECIES_PREFERRED.length() > DoubleVector.SPECIES_256.length()
          ? DoubleVector.SPECIES_256
          : DoubleVector.SPECIES_PREFERRED;
  private static final int V = S.length();

  private final DoubleKernels scalar = new ScalarDoubleKernels();

  /** The lanes of the overlapping last vector of a row of n that were not done before; null where n is a multiple of V. */
  private static VectorMask<Double> rest(int n) {
    int done = V - n % V;
    return done == V ? null : S.maskAll(true).andNot(S.indexInRange(0, done));
  }

  @Override
  public void product(
      int m,
      int n,
      int p,
      double[] a,
      int a0,
      int aRow,
      int aStep,
      double[] b,
      int b0,
      int bRow,
      double[] c,
      int c0,
      int cRow) {
    if (n < V) {
      scalar.product(m, n, p, a, a0, aRow, aStep, b, b0, bRow, c, c0, cRow);
      return;
    }
    VectorMask<Double> rest = rest(n);
    int r = 0;
    for (; r + 4 <= m; r += 4) {
      int ar = a0 + r * aRow;
      int cr = c0 + r * cRow;
      int k = 0;
      for (; k + 2 * V <= n; k += 2 * V) {
        fourByTwo(p, a, ar, aRow, aStep, b, b0 + k, bRow, c, cr + k, cRow);
      }
      if (k + V <= n) {
        fourByOne(p, a, ar, aRow, aStep, b, b0 + k, bRow, c, cr + k, cRow);
      }
      if (rest != null) {
        fourByRest(p, a, ar, aRow, aStep, b, b0 + n - V, bRow, c, cr + n - V, cRow, rest);
      }
    }
    for (; r < m; r++) {
      oneRow(n, p, a, a0 + r * aRow, aStep, b, b0, bRow, c, c0 + r * cRow, rest);
    }
  }

  private static void fourByTwo(
      int p,
      double[] a,
      int a0,
      int aRow,
      int aStep,
      double[] b,
      int b0,
      int bRow,
      double[] c,
      int c0,
      int cRow) {
    DoubleVector c00 = DoubleVector.fromArray(S, c, c0);
    DoubleVector c01 = DoubleVector.fromArray(S, c, c0 + V);
    DoubleVector c10 = DoubleVector.fromArray(S, c, c0 + cRow);
    DoubleVector c11 = DoubleVector.fromArray(S, c, c0 + cRow + V);
    DoubleVector c20 = DoubleVector.fromArray(S, c, c0 + 2 * cRow);
    DoubleVector c21 = DoubleVector.fromArray(S, c, c0 + 2 * cRow + V);
    DoubleVector c30 = DoubleVector.fromArray(S, c, c0 + 3 * cRow);
    DoubleVector c31 = DoubleVector.fromArray(S, c, c0 + 3 * cRow + V);
    for (int q = 0; q < p; q++) {
      DoubleVector b0q = DoubleVector.fromArray(S, b, b0 + q * bRow);
      DoubleVector b1q = DoubleVector.fromArray(S, b, b0 + q * bRow + V);
      int aq = a0 + q * aStep;
      DoubleVector x = DoubleVector.broadcast(S, a[aq]);
      c00 = x.fma(b0q, c00);
      c01 = x.fma(b1q, c01);
      x = DoubleVector.broadcast(S, a[aq + aRow]);
      c10 = x.fma(b0q, c10);
      c11 = x.fma(b1q, c11);
      x = DoubleVector.broadcast(S, a[aq + 2 * aRow]);
      c20 = x.fma(b0q, c20);
      c21 = x.fma(b1q, c21);
      x = DoubleVector.broadcast(S, a[aq + 3 * aRow]);
      c30 = x.fma(b0q, c30);
      c31 = x.fma(b1q, c31);
    }
    c00.intoArray(c, c0);
    c01.intoArray(c, c0 + V);
    c10.intoArray(c, c0 + cRow);
    c11.intoArray(c, c0 + cRow + V);
    c20.intoArray(c, c0 + 2 * cRow);
    c21.intoArray(c, c0 + 2 * cRow + V);
    c30.intoArray(c, c0 + 3 * cRow);
    c31.intoArray(c, c0 + 3 * cRow + V);
  }

  private static void fourByOne(
      int p,
      double[] a,
      int a0,
      int aRow,
      int aStep,
      double[] b,
      int b0,
      int bRow,
      double[] c,
      int c0,
      int cRow) {
    DoubleVector c00 = DoubleVector.fromArray(S, c, c0);
    DoubleVector c10 = DoubleVector.fromArray(S, c, c0 + cRow);
    DoubleVector c20 = DoubleVector.fromArray(S, c, c0 + 2 * cRow);
    DoubleVector c30 = DoubleVector.fromArray(S, c, c0 + 3 * cRow);
    for (int q = 0; q < p; q++) {
      DoubleVector bq = DoubleVector.fromArray(S, b, b0 + q * bRow);
      int aq = a0 + q * aStep;
      c00 = bq.fma(DoubleVector.broadcast(S, a[aq]), c00);
      c10 = bq.fma(DoubleVector.broadcast(S, a[aq + aRow]), c10);
      c20 = bq.fma(DoubleVector.broadcast(S, a[aq + 2 * aRow]), c20);
      c30 = bq.fma(DoubleVector.broadcast(S, a[aq + 3 * aRow]), c30);
    }
    c00.intoArray(c, c0);
    c10.intoArray(c, c0 + cRow);
    c20.intoArray(c, c0 + 2 * cRow);
    c30.intoArray(c, c0 + 3 * cRow);
  }

  /** As {@link #fourByOne}, for the vector that overlaps the last whole one: lanes outside {@code rest} keep their value. */
  private static void fourByRest(
      int p,
      double[] a,
      int a0,
      int aRow,
      int aStep,
      double[] b,
      int b0,
      int bRow,
      double[] c,
      int c0,
      int cRow,
      VectorMask<Double> rest) {
    DoubleVector old0 = DoubleVector.fromArray(S, c, c0);
    DoubleVector old1 = DoubleVector.fromArray(S, c, c0 + cRow);
    DoubleVector old2 = DoubleVector.fromArray(S, c, c0 + 2 * cRow);
    DoubleVector old3 = DoubleVector.fromArray(S, c, c0 + 3 * cRow);
    DoubleVector c00 = old0;
    DoubleVector c10 = old1;
    DoubleVector c20 = old2;
    DoubleVector c30 = old3;
    for (int q = 0; q < p; q++) {
      DoubleVector bq = DoubleVector.fromArray(S, b, b0 + q * bRow);
      int aq = a0 + q * aStep;
      c00 = bq.fma(DoubleVector.broadcast(S, a[aq]), c00);
      c10 = bq.fma(DoubleVector.broadcast(S, a[aq + aRow]), c10);
      c20 = bq.fma(DoubleVector.broadcast(S, a[aq + 2 * aRow]), c20);
      c30 = bq.fma(DoubleVector.broadcast(S, a[aq + 3 * aRow]), c30);
    }
    old0.blend(c00, rest).intoArray(c, c0);
    old1.blend(c10, rest).intoArray(c, c0 + cRow);
    old2.blend(c20, rest).intoArray(c, c0 + 2 * cRow);
    old3.blend(c30, rest).intoArray(c, c0 + 3 * cRow);
  }

  private static void oneRow(
      int n,
      int p,
      double[] a,
      int a0,
      int aStep,
      double[] b,
      int b0,
      int bRow,
      double[] c,
      int c0,
      VectorMask<Double> rest) {
    int k = 0;
    for (; k + 4 * V <= n; k += 4 * V) {
      oneByFour(p, a, a0, aStep, b, b0 + k, bRow, c, c0 + k);
    }
    for (; k + V <= n; k += V) {
      DoubleVector sum = DoubleVector.fromArray(S, c, c0 + k);
      for (int q = 0; q < p; q++) {
        sum =
            DoubleVector.broadcast(S, a[a0 + q * aStep])
                .fma(DoubleVector.fromArray(S, b, b0 + k + q * bRow), sum);
      }
      sum.intoArray(c, c0 + k);
    }
    if (rest != null) {
      DoubleVector old = DoubleVector.fromArray(S, c, c0 + n - V);
      DoubleVector sum = old;
      for (int q = 0; q < p; q++) {
        sum =
            DoubleVector.broadcast(S, a[a0 + q * aStep])
                .fma(DoubleVector.fromArray(S, b, b0 + n - V + q * bRow), sum);
      }
      old.blend(sum, rest).intoArray(c, c0 + n - V);
    }
  }

  private static void oneByFour(
      int p, double[] a, int a0, int aStep, double[] b, int b0, int bRow, double[] c, int c0) {
    DoubleVector s0 = DoubleVector.fromArray(S, c, c0);
    DoubleVector s1 = DoubleVector.fromArray(S, c, c0 + V);
    DoubleVector s2 = DoubleVector.fromArray(S, c, c0 + 2 * V);
    DoubleVector s3 = DoubleVector.fromArray(S, c, c0 + 3 * V);
    for (int q = 0; q < p; q++) {
      DoubleVector x = DoubleVector.broadcast(S, a[a0 + q * aStep]);
      int bq = b0 + q * bRow;
      s0 = x.fma(DoubleVector.fromArray(S, b, bq), s0);
      s1 = x.fma(DoubleVector.fromArray(S, b, bq + V), s1);
      s2 = x.fma(DoubleVector.fromArray(S, b, bq + 2 * V), s2);
      s3 = x.fma(DoubleVector.fromArray(S, b, bq + 3 * V), s3);
    }
    s0.intoArray(c, c0);
    s1.intoArray(c, c0 + V);
    s2.intoArray(c, c0 + 2 * V);
    s3.intoArray(c, c0 + 3 * V);
  }

  @Override
  public void productTransposed(
      int m,
      int n,
      int p,
      double[] a,
      int a0,
      int aRow,
      double[] b,
      int b0,
      int bRow,
      double[] c,
      int c0,
      int cRow) {
    if (p < V) {
      scalar.productTransposed(m, n, p, a, a0, aRow, b, b0, bRow, c, c0, cRow);
      return;
    }
    VectorMask<Double> rest = rest(p);
    for (int r = 0; r < m; r++) {
      int k = 0;
      for (; k + 4 <= n; k += 4) {
        fourDots(p, a, a0 + r * aRow, b, b0 + k * bRow, bRow, c, c0 + r * cRow + k, rest);
      }
      for (; k < n; k++) {
        c[c0 + r * cRow + k] += dot(p, a, a0 + r * aRow, b, b0 + k * bRow, rest);
      }
    }
  }

  private static void fourDots(
      int p,
      double[] a,
      int a0,
      double[] b,
      int b0,
      int bRow,
      double[] c,
      int c0,
      VectorMask<Double> rest) {
    DoubleVector s0 = DoubleVector.zero(S);
    DoubleVector s1 = DoubleVector.zero(S);
    DoubleVector s2 = DoubleVector.zero(S);
    DoubleVector s3 = DoubleVector.zero(S);
    int q = 0;
    for (; q + V <= p; q += V) {
      DoubleVector x = DoubleVector.fromArray(S, a, a0 + q);
      s0 = x.fma(DoubleVector.fromArray(S, b, b0 + q), s0);
      s1 = x.fma(DoubleVector.fromArray(S, b, b0 + bRow + q), s1);
      s2 = x.fma(DoubleVector.fromArray(S, b, b0 + 2 * bRow + q), s2);
      s3 = x.fma(DoubleVector.fromArray(S, b, b0 + 3 * bRow + q), s3);
    }
    if (rest != null) {
      q = p - V;
      DoubleVector x = DoubleVector.zero(S).blend(DoubleVector.fromArray(S, a, a0 + q), rest);
      s0 = x.fma(DoubleVector.fromArray(S, b, b0 + q), s0);
      s1 = x.fma(DoubleVector.fromArray(S, b, b0 + bRow + q), s1);
      s2 = x.fma(DoubleVector.fromArray(S, b, b0 + 2 * bRow + q), s2);
      s3 = x.fma(DoubleVector.fromArray(S, b, b0 + 3 * bRow + q), s3);
    }
    c[c0] += s0.reduceLanes(VectorOperators.ADD);
    c[c0 + 1] += s1.reduceLanes(VectorOperators.ADD);
    c[c0 + 2] += s2.reduceLanes(VectorOperators.ADD);
    c[c0 + 3] += s3.reduceLanes(VectorOperators.ADD);
  }

  private static double dot(
      int p, double[] a, int a0, double[] b, int b0, VectorMask<Double> rest) {
    DoubleVector sum = DoubleVector.zero(S);
    int q = 0;
    for (; q + V <= p; q += V) {
      sum = DoubleVector.fromArray(S, a, a0 + q).fma(DoubleVector.fromArray(S, b, b0 + q), sum);
    }
    if (rest != null) {
      q = p - V;
      DoubleVector x = DoubleVector.zero(S).blend(DoubleVector.fromArray(S, a, a0 + q), rest);
      sum = x.fma(DoubleVector.fromArray(S, b, b0 + q), sum);
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }

  @Override
  public void addScaled(int n, double alpha, double[] x, int x0, double[] y, int y0) {
    if (n < V) {
      scalar.addScaled(n, alpha, x, x0, y, y0);
      return;
    }
    int last = n - V;
    DoubleVector factor = DoubleVector.broadcast(S, alpha);
    DoubleVector tail =
        factor.fma(
            DoubleVector.fromArray(S, x, x0 + last), DoubleVector.fromArray(S, y, y0 + last));
    for (int k = 0; k < last; k += V) {
      factor
          .fma(DoubleVector.fromArray(S, x, x0 + k), DoubleVector.fromArray(S, y, y0 + k))
          .intoArray(y, y0 + k);
    }
    tail.intoArray(y, y0 + last);
  }

  @Override
  public void sigmoid(int n, double[] x, int x0) {
    if (n < V) {
      scalar.sigmoid(n, x, x0);
      return;
    }
    int last = x0 + n - V;
    DoubleVector tail = DoubleVector.fromArray(S, x, last);
    for (int k = x0; k < last; k += V) {
      sigmoid(DoubleVector.fromArray(S, x, k)).intoArray(x, k);
    }
    sigmoid(tail).intoArray(x, last);
  }

  private static DoubleVector sigmoid(DoubleVector x) {
    DoubleVector one = DoubleVector.broadcast(S, 1);
    return one.div(exp(x.neg()).add(one));
  }

  @Override
  public void sigmoidBackward(int n, double[] y, int y0, double[] dy, int dy0) {
    if (n < V) {
      scalar.sigmoidBackward(n, y, y0, dy, dy0);
      return;
    }
    int last = n - V;
    DoubleVector tail = sigmoidBackward(y, y0 + last, dy, dy0 + last);
    for (int k = 0; k < last; k += V) {
      sigmoidBackward(y, y0 + k, dy, dy0 + k).intoArray(dy, dy0 + k);
    }
    tail.intoArray(dy, dy0 + last);
  }

  private static DoubleVector sigmoidBackward(double[] y, int y0, double[] dy, int dy0) {
    DoubleVector h = DoubleVector.fromArray(S, y, y0);
    return DoubleVector.fromArray(S, dy, dy0).mul(h).mul(DoubleVector.broadcast(S, 1).sub(h));
  }

  @Override
  public void exp(int n, double[] x, int x0) {
    if (n < V) {
      scalar.exp(n, x, x0);
      return;
    }
    int last = x0 + n - V;
    DoubleVector tail = DoubleVector.fromArray(S, x, last);
    for (int k = x0; k < last; k += V) {
      exp(DoubleVector.fromArray(S, x, k)).intoArray(x, k);
    }
    exp(tail).intoArray(x, last);
  }

  // e^x = 2^k · e^r with k = round(x / ln 2) and r = x − k ln 2 in two parts; |r| ≤ ln 2 / 2.
  private static final double LOG2_E = 1.4426950408889634;
  private static final double LN2_HIGH = 6.93147180369123816490e-01;
  private static final double LN2_LOW = 1.90821492927058770002e-10;
  // Adding and taking away 1.5 · 2^52 rounds to the nearest whole number and leaves it in the low
  // bits.
  private static final double ROUND = 6755399441055744.0;
  private static final double LOWEST = -708;
  private static final double HIGHEST = 709;
  // 1/2! to 1/13!: the next term is below 2^−57 for every r.
  private static final double[] TAYLOR = {
    1 / 6227020800.0, 1 / 479001600.0, 1 / 39916800.0, 1 / 3628800.0, 1 / 362880.0, 1 / 40320.0,
    1 / 5040.0, 1 / 720.0, 1 / 120.0, 1 / 24.0, 1 / 6.0, 1 / 2.0
  };

  /** e^x; x is held between −708 and 709, so that the result is a normal number. */
  private static DoubleVector exp(DoubleVector x) {
    DoubleVector held = x.max(LOWEST).min(HIGHEST);
    DoubleVector shifted =
        held.fma(DoubleVector.broadcast(S, LOG2_E), DoubleVector.broadcast(S, ROUND));
    DoubleVector k = shifted.sub(ROUND);
    DoubleVector r = k.fma(DoubleVector.broadcast(S, -LN2_HIGH), held);
    r = k.fma(DoubleVector.broadcast(S, -LN2_LOW), r);
    DoubleVector sum = DoubleVector.broadcast(S, TAYLOR[0]);
    for (int i = 1; i < TAYLOR.length; i++) {
      sum = sum.fma(r, DoubleVector.broadcast(S, TAYLOR[i]));
    }
    sum = sum.fma(r, DoubleVector.broadcast(S, 1)).fma(r, DoubleVector.broadcast(S, 1));
    DoubleVector scale =
        shifted
            .reinterpretAsLongs()
            .lanewise(VectorOperators.LSHL, 52)
            .add(1023L << 52)
            .reinterpretAsDoubles();
    return sum.mul(scale);
  }
}
