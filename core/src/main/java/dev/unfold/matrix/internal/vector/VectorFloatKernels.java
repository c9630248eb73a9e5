package dev.unfold.matrix.internal.vector;

import dev.unfold.matrix.internal.FloatKernels;
import dev.unfold.matrix.internal.ScalarFloatKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops over {@code float} with the Vector API; {@link VectorDoubleKernels} is its twin.
 *
 * <p>The product keeps a tile of C in registers: four rows by two vectors, one row by four vectors where rows run out.
 * Every accumulator has its own {@code zero()}: C2 loses most of the speed when they share one.
 */
final class VectorFloatKernels implements FloatKernels {
  private static final VectorSpecies<Float> S =
      FloatVector.SPECIES_PREFERRED.length() > FloatVector.SPECIES_256.length()
          ? FloatVector.SPECIES_256
          : FloatVector.SPECIES_PREFERRED;
  private static final int V = S.length();

  private final FloatKernels scalar = new ScalarFloatKernels();

  /** The lanes of the overlapping last vector of a row of n that were not done before; null where n is a multiple of V. */
  private static VectorMask<Float> rest(int n) {
    int done = V - n % V;
    return done == V ? null : S.maskAll(true).andNot(S.indexInRange(0, done));
  }

  @Override
  public void product(
      int m,
      int n,
      int p,
      float[] a,
      int a0,
      int aRow,
      int aStep,
      float[] b,
      int b0,
      int bRow,
      float[] c,
      int c0,
      int cRow) {
    if (n < V) {
      scalar.product(m, n, p, a, a0, aRow, aStep, b, b0, bRow, c, c0, cRow);
      return;
    }
    VectorMask<Float> rest = rest(n);
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
      float[] a,
      int a0,
      int aRow,
      int aStep,
      float[] b,
      int b0,
      int bRow,
      float[] c,
      int c0,
      int cRow) {
    FloatVector c00 = FloatVector.fromArray(S, c, c0);
    FloatVector c01 = FloatVector.fromArray(S, c, c0 + V);
    FloatVector c10 = FloatVector.fromArray(S, c, c0 + cRow);
    FloatVector c11 = FloatVector.fromArray(S, c, c0 + cRow + V);
    FloatVector c20 = FloatVector.fromArray(S, c, c0 + 2 * cRow);
    FloatVector c21 = FloatVector.fromArray(S, c, c0 + 2 * cRow + V);
    FloatVector c30 = FloatVector.fromArray(S, c, c0 + 3 * cRow);
    FloatVector c31 = FloatVector.fromArray(S, c, c0 + 3 * cRow + V);
    for (int q = 0; q < p; q++) {
      FloatVector b0q = FloatVector.fromArray(S, b, b0 + q * bRow);
      FloatVector b1q = FloatVector.fromArray(S, b, b0 + q * bRow + V);
      int aq = a0 + q * aStep;
      FloatVector x = FloatVector.broadcast(S, a[aq]);
      c00 = x.fma(b0q, c00);
      c01 = x.fma(b1q, c01);
      x = FloatVector.broadcast(S, a[aq + aRow]);
      c10 = x.fma(b0q, c10);
      c11 = x.fma(b1q, c11);
      x = FloatVector.broadcast(S, a[aq + 2 * aRow]);
      c20 = x.fma(b0q, c20);
      c21 = x.fma(b1q, c21);
      x = FloatVector.broadcast(S, a[aq + 3 * aRow]);
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
      float[] a,
      int a0,
      int aRow,
      int aStep,
      float[] b,
      int b0,
      int bRow,
      float[] c,
      int c0,
      int cRow) {
    FloatVector c00 = FloatVector.fromArray(S, c, c0);
    FloatVector c10 = FloatVector.fromArray(S, c, c0 + cRow);
    FloatVector c20 = FloatVector.fromArray(S, c, c0 + 2 * cRow);
    FloatVector c30 = FloatVector.fromArray(S, c, c0 + 3 * cRow);
    for (int q = 0; q < p; q++) {
      FloatVector bq = FloatVector.fromArray(S, b, b0 + q * bRow);
      int aq = a0 + q * aStep;
      c00 = bq.fma(FloatVector.broadcast(S, a[aq]), c00);
      c10 = bq.fma(FloatVector.broadcast(S, a[aq + aRow]), c10);
      c20 = bq.fma(FloatVector.broadcast(S, a[aq + 2 * aRow]), c20);
      c30 = bq.fma(FloatVector.broadcast(S, a[aq + 3 * aRow]), c30);
    }
    c00.intoArray(c, c0);
    c10.intoArray(c, c0 + cRow);
    c20.intoArray(c, c0 + 2 * cRow);
    c30.intoArray(c, c0 + 3 * cRow);
  }

  /** As {@link #fourByOne}, for the vector that overlaps the last whole one: lanes outside {@code rest} keep their value. */
  private static void fourByRest(
      int p,
      float[] a,
      int a0,
      int aRow,
      int aStep,
      float[] b,
      int b0,
      int bRow,
      float[] c,
      int c0,
      int cRow,
      VectorMask<Float> rest) {
    FloatVector old0 = FloatVector.fromArray(S, c, c0);
    FloatVector old1 = FloatVector.fromArray(S, c, c0 + cRow);
    FloatVector old2 = FloatVector.fromArray(S, c, c0 + 2 * cRow);
    FloatVector old3 = FloatVector.fromArray(S, c, c0 + 3 * cRow);
    FloatVector c00 = old0;
    FloatVector c10 = old1;
    FloatVector c20 = old2;
    FloatVector c30 = old3;
    for (int q = 0; q < p; q++) {
      FloatVector bq = FloatVector.fromArray(S, b, b0 + q * bRow);
      int aq = a0 + q * aStep;
      c00 = bq.fma(FloatVector.broadcast(S, a[aq]), c00);
      c10 = bq.fma(FloatVector.broadcast(S, a[aq + aRow]), c10);
      c20 = bq.fma(FloatVector.broadcast(S, a[aq + 2 * aRow]), c20);
      c30 = bq.fma(FloatVector.broadcast(S, a[aq + 3 * aRow]), c30);
    }
    old0.blend(c00, rest).intoArray(c, c0);
    old1.blend(c10, rest).intoArray(c, c0 + cRow);
    old2.blend(c20, rest).intoArray(c, c0 + 2 * cRow);
    old3.blend(c30, rest).intoArray(c, c0 + 3 * cRow);
  }

  private static void oneRow(
      int n,
      int p,
      float[] a,
      int a0,
      int aStep,
      float[] b,
      int b0,
      int bRow,
      float[] c,
      int c0,
      VectorMask<Float> rest) {
    int k = 0;
    for (; k + 4 * V <= n; k += 4 * V) {
      oneByFour(p, a, a0, aStep, b, b0 + k, bRow, c, c0 + k);
    }
    for (; k + V <= n; k += V) {
      FloatVector sum = FloatVector.fromArray(S, c, c0 + k);
      for (int q = 0; q < p; q++) {
        sum =
            FloatVector.broadcast(S, a[a0 + q * aStep])
                .fma(FloatVector.fromArray(S, b, b0 + k + q * bRow), sum);
      }
      sum.intoArray(c, c0 + k);
    }
    if (rest != null) {
      FloatVector old = FloatVector.fromArray(S, c, c0 + n - V);
      FloatVector sum = old;
      for (int q = 0; q < p; q++) {
        sum =
            FloatVector.broadcast(S, a[a0 + q * aStep])
                .fma(FloatVector.fromArray(S, b, b0 + n - V + q * bRow), sum);
      }
      old.blend(sum, rest).intoArray(c, c0 + n - V);
    }
  }

  private static void oneByFour(
      int p, float[] a, int a0, int aStep, float[] b, int b0, int bRow, float[] c, int c0) {
    FloatVector s0 = FloatVector.fromArray(S, c, c0);
    FloatVector s1 = FloatVector.fromArray(S, c, c0 + V);
    FloatVector s2 = FloatVector.fromArray(S, c, c0 + 2 * V);
    FloatVector s3 = FloatVector.fromArray(S, c, c0 + 3 * V);
    for (int q = 0; q < p; q++) {
      FloatVector x = FloatVector.broadcast(S, a[a0 + q * aStep]);
      int bq = b0 + q * bRow;
      s0 = x.fma(FloatVector.fromArray(S, b, bq), s0);
      s1 = x.fma(FloatVector.fromArray(S, b, bq + V), s1);
      s2 = x.fma(FloatVector.fromArray(S, b, bq + 2 * V), s2);
      s3 = x.fma(FloatVector.fromArray(S, b, bq + 3 * V), s3);
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
      float[] a,
      int a0,
      int aRow,
      float[] b,
      int b0,
      int bRow,
      float[] c,
      int c0,
      int cRow) {
    if (p < V) {
      scalar.productTransposed(m, n, p, a, a0, aRow, b, b0, bRow, c, c0, cRow);
      return;
    }
    VectorMask<Float> rest = rest(p);
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
      float[] a,
      int a0,
      float[] b,
      int b0,
      int bRow,
      float[] c,
      int c0,
      VectorMask<Float> rest) {
    FloatVector s0 = FloatVector.zero(S);
    FloatVector s1 = FloatVector.zero(S);
    FloatVector s2 = FloatVector.zero(S);
    FloatVector s3 = FloatVector.zero(S);
    int q = 0;
    for (; q + V <= p; q += V) {
      FloatVector x = FloatVector.fromArray(S, a, a0 + q);
      s0 = x.fma(FloatVector.fromArray(S, b, b0 + q), s0);
      s1 = x.fma(FloatVector.fromArray(S, b, b0 + bRow + q), s1);
      s2 = x.fma(FloatVector.fromArray(S, b, b0 + 2 * bRow + q), s2);
      s3 = x.fma(FloatVector.fromArray(S, b, b0 + 3 * bRow + q), s3);
    }
    if (rest != null) {
      q = p - V;
      FloatVector x = FloatVector.zero(S).blend(FloatVector.fromArray(S, a, a0 + q), rest);
      s0 = x.fma(FloatVector.fromArray(S, b, b0 + q), s0);
      s1 = x.fma(FloatVector.fromArray(S, b, b0 + bRow + q), s1);
      s2 = x.fma(FloatVector.fromArray(S, b, b0 + 2 * bRow + q), s2);
      s3 = x.fma(FloatVector.fromArray(S, b, b0 + 3 * bRow + q), s3);
    }
    c[c0] += s0.reduceLanes(VectorOperators.ADD);
    c[c0 + 1] += s1.reduceLanes(VectorOperators.ADD);
    c[c0 + 2] += s2.reduceLanes(VectorOperators.ADD);
    c[c0 + 3] += s3.reduceLanes(VectorOperators.ADD);
  }

  private static float dot(int p, float[] a, int a0, float[] b, int b0, VectorMask<Float> rest) {
    FloatVector sum = FloatVector.zero(S);
    int q = 0;
    for (; q + V <= p; q += V) {
      sum = FloatVector.fromArray(S, a, a0 + q).fma(FloatVector.fromArray(S, b, b0 + q), sum);
    }
    if (rest != null) {
      q = p - V;
      FloatVector x = FloatVector.zero(S).blend(FloatVector.fromArray(S, a, a0 + q), rest);
      sum = x.fma(FloatVector.fromArray(S, b, b0 + q), sum);
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }

  @Override
  public void addScaled(int n, float alpha, float[] x, int x0, float[] y, int y0) {
    if (n < V) {
      scalar.addScaled(n, alpha, x, x0, y, y0);
      return;
    }
    int last = n - V;
    FloatVector factor = FloatVector.broadcast(S, alpha);
    FloatVector tail =
        factor.fma(FloatVector.fromArray(S, x, x0 + last), FloatVector.fromArray(S, y, y0 + last));
    for (int k = 0; k < last; k += V) {
      factor
          .fma(FloatVector.fromArray(S, x, x0 + k), FloatVector.fromArray(S, y, y0 + k))
          .intoArray(y, y0 + k);
    }
    tail.intoArray(y, y0 + last);
  }

  @Override
  public void sigmoid(int n, float[] x, int x0) {
    if (n < V) {
      scalar.sigmoid(n, x, x0);
      return;
    }
    int last = x0 + n - V;
    FloatVector tail = FloatVector.fromArray(S, x, last);
    for (int k = x0; k < last; k += V) {
      sigmoid(FloatVector.fromArray(S, x, k)).intoArray(x, k);
    }
    sigmoid(tail).intoArray(x, last);
  }

  private static FloatVector sigmoid(FloatVector x) {
    FloatVector one = FloatVector.broadcast(S, 1);
    return one.div(exp(x.neg()).add(one));
  }

  @Override
  public void sigmoidBackward(int n, float[] y, int y0, float[] dy, int dy0) {
    if (n < V) {
      scalar.sigmoidBackward(n, y, y0, dy, dy0);
      return;
    }
    int last = n - V;
    FloatVector tail = sigmoidBackward(y, y0 + last, dy, dy0 + last);
    for (int k = 0; k < last; k += V) {
      sigmoidBackward(y, y0 + k, dy, dy0 + k).intoArray(dy, dy0 + k);
    }
    tail.intoArray(dy, dy0 + last);
  }

  private static FloatVector sigmoidBackward(float[] y, int y0, float[] dy, int dy0) {
    FloatVector h = FloatVector.fromArray(S, y, y0);
    return FloatVector.fromArray(S, dy, dy0).mul(h).mul(FloatVector.broadcast(S, 1).sub(h));
  }

  @Override
  public void exp(int n, float[] x, int x0) {
    if (n < V) {
      scalar.exp(n, x, x0);
      return;
    }
    int last = x0 + n - V;
    FloatVector tail = FloatVector.fromArray(S, x, last);
    for (int k = x0; k < last; k += V) {
      exp(FloatVector.fromArray(S, x, k)).intoArray(x, k);
    }
    exp(tail).intoArray(x, last);
  }

  // e^x = 2^k · e^r with k = round(x / ln 2) and r = x − k ln 2 in two parts; |r| ≤ ln 2 / 2.
  private static final float LOG2_E = 1.44269504f;
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;
  // Adding and taking away 1.5 · 2^23 rounds to the nearest whole number and leaves it in the low
  // bits.
  private static final float ROUND = 12582912f;
  private static final float LOWEST = -87;
  private static final float HIGHEST = 88;
  // 1/7! to 1/2!: the next term is below 2^−27 for every r.
  private static final float[] TAYLOR = {1 / 5040f, 1 / 720f, 1 / 120f, 1 / 24f, 1 / 6f, 1 / 2f};

  /** e^x; x is held between −87 and 88, so that the result is a normal number. */
  private static FloatVector exp(FloatVector x) {
    FloatVector held = x.max(LOWEST).min(HIGHEST);
    FloatVector shifted =
        held.fma(FloatVector.broadcast(S, LOG2_E), FloatVector.broadcast(S, ROUND));
    FloatVector k = shifted.sub(ROUND);
    FloatVector r = k.fma(FloatVector.broadcast(S, -LN2_HIGH), held);
    r = k.fma(FloatVector.broadcast(S, -LN2_LOW), r);
    FloatVector sum = FloatVector.broadcast(S, TAYLOR[0]);
    for (int i = 1; i < TAYLOR.length; i++) {
      sum = sum.fma(r, FloatVector.broadcast(S, TAYLOR[i]));
    }
    sum = sum.fma(r, FloatVector.broadcast(S, 1)).fma(r, FloatVector.broadcast(S, 1));
    FloatVector scale =
        shifted
            .reinterpretAsInts()
            .lanewise(VectorOperators.LSHL, 23)
            .add(127 << 23)
            .reinterpretAsFloats();
    return sum.mul(scale);
  }
}
