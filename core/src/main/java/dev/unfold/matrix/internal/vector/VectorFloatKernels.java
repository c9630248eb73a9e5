package dev.unfold.matrix.internal.vector;

import dev.unfold.matrix.internal.FloatKernels;
import dev.unfold.matrix.internal.ScalarFloatKernels;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops over {@code float} with the Vector API; {@link VectorDoubleKernels} is its twin.
 *
 * <p>The product keeps a tile of C in registers: four rows by three vectors, one row by three where rows run out.
 * Dot products go two rows by four. Every accumulator has its own {@code zero()}: C2 loses most of the speed when they share
 * one. No mask is used: C2 of JDK 17 makes objects of them.
 */
final class VectorFloatKernels implements FloatKernels {
  private static final VectorSpecies<Float> S =
      FloatVector.SPECIES_PREFERRED.length() > FloatVector.SPECIES_256.length()
          ? FloatVector.SPECIES_256
          : FloatVector.SPECIES_PREFERRED;

  private static final VectorSpecies<Integer> BITS = VectorSpecies.of(int.class, S.vectorShape());
  private static final int V = S.length();

  /**
   * Whether {@code reduceLanes} adds in the same order before and after it is compiled. It does in JDK 17, not in 25, where
   * the lanes are added one by one; that is slower, and only pays in tiles of one row.
   */
  private static final boolean ORDERED = Runtime.version().feature() < 18;

  /** V lanes of no bits, then V lanes of all bits: read at r, a mask that keeps the last r lanes. */
  private static final int[] KEEP_LAST = new int[2 * V];

  static {
    Arrays.fill(KEEP_LAST, V, 2 * V, -1);
  }

  private final FloatKernels scalar = new ScalarFloatKernels();

  /** Rows of C that have fewer numbers than a vector go to the scalar loop; a last vector that overlaps ends the others. */
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
    int r = 0;
    for (; r + 4 <= m; r += 4) {
      fourRows(n, p, a, a0 + r * aRow, aRow, aStep, b, b0, bRow, c, c0 + r * cRow, cRow);
    }
    for (; r < m; r++) {
      oneRow(n, p, a, a0 + r * aRow, aStep, b, b0, bRow, c, c0 + r * cRow);
    }
  }

  /** How many tiles of two vectors to take before those of three, so that none of one is left. */
  private static int pairs(int n) {
    int vectors = (n + V - 1) / V;
    return vectors == 1 ? 0 : 2 * vectors % 3;
  }

  private static void fourRows(
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
    if (n == V) {
      fourByOne(p, a, a0, aRow, aStep, b, b0, bRow, c, c0, cRow);
      return;
    }
    int k = 0;
    for (int pair = pairs(n); pair > 0; pair--) {
      int end = Math.min(V, n - V - k);
      fourByTwo(p, a, a0, aRow, aStep, b, b0 + k, end, bRow, c, c0 + k, cRow);
      k += 2 * V;
    }
    for (; k < n; k += 3 * V) {
      int end = Math.min(2 * V, n - V - k);
      fourByThree(p, a, a0, aRow, aStep, b, b0 + k, end, bRow, c, c0 + k, cRow);
    }
  }

  private static void oneRow(
      int n, int p, float[] a, int a0, int aStep, float[] b, int b0, int bRow, float[] c, int c0) {
    if (n == V) {
      oneByOne(p, a, a0, aStep, b, b0, bRow, c, c0);
      return;
    }
    int k = 0;
    for (int pair = pairs(n); pair > 0; pair--) {
      oneByTwo(p, a, a0, aStep, b, b0 + k, Math.min(V, n - V - k), bRow, c, c0 + k);
      k += 2 * V;
    }
    for (; k < n; k += 3 * V) {
      oneByThree(p, a, a0, aStep, b, b0 + k, Math.min(2 * V, n - V - k), bRow, c, c0 + k);
    }
  }

  /** Four rows by three vectors, the last of them {@code end} behind the first. */
  private static void fourByThree(
      int p,
      float[] a,
      int a0,
      int aRow,
      int aStep,
      float[] b,
      int b0,
      int end,
      int bRow,
      float[] c,
      int c0,
      int cRow) {
    int c1 = c0 + cRow;
    int c2 = c1 + cRow;
    int c3 = c2 + cRow;
    FloatVector c00 = FloatVector.fromArray(S, c, c0);
    FloatVector c01 = FloatVector.fromArray(S, c, c0 + V);
    FloatVector c02 = FloatVector.fromArray(S, c, c0 + end);
    FloatVector c10 = FloatVector.fromArray(S, c, c1);
    FloatVector c11 = FloatVector.fromArray(S, c, c1 + V);
    FloatVector c12 = FloatVector.fromArray(S, c, c1 + end);
    FloatVector c20 = FloatVector.fromArray(S, c, c2);
    FloatVector c21 = FloatVector.fromArray(S, c, c2 + V);
    FloatVector c22 = FloatVector.fromArray(S, c, c2 + end);
    FloatVector c30 = FloatVector.fromArray(S, c, c3);
    FloatVector c31 = FloatVector.fromArray(S, c, c3 + V);
    FloatVector c32 = FloatVector.fromArray(S, c, c3 + end);
    int aq = a0;
    int bq = b0;
    for (int q = 0; q < p; q++) {
      FloatVector x = FloatVector.fromArray(S, b, bq);
      FloatVector y = FloatVector.fromArray(S, b, bq + V);
      FloatVector z = FloatVector.fromArray(S, b, bq + end);
      FloatVector f = FloatVector.broadcast(S, a[aq]);
      c00 = f.fma(x, c00);
      c01 = f.fma(y, c01);
      c02 = f.fma(z, c02);
      f = FloatVector.broadcast(S, a[aq + aRow]);
      c10 = f.fma(x, c10);
      c11 = f.fma(y, c11);
      c12 = f.fma(z, c12);
      f = FloatVector.broadcast(S, a[aq + 2 * aRow]);
      c20 = f.fma(x, c20);
      c21 = f.fma(y, c21);
      c22 = f.fma(z, c22);
      f = FloatVector.broadcast(S, a[aq + 3 * aRow]);
      c30 = f.fma(x, c30);
      c31 = f.fma(y, c31);
      c32 = f.fma(z, c32);
      aq += aStep;
      bq += bRow;
    }
    c00.intoArray(c, c0);
    c01.intoArray(c, c0 + V);
    c02.intoArray(c, c0 + end);
    c10.intoArray(c, c1);
    c11.intoArray(c, c1 + V);
    c12.intoArray(c, c1 + end);
    c20.intoArray(c, c2);
    c21.intoArray(c, c2 + V);
    c22.intoArray(c, c2 + end);
    c30.intoArray(c, c3);
    c31.intoArray(c, c3 + V);
    c32.intoArray(c, c3 + end);
  }

  /** Four rows by two vectors, the second {@code end} behind the first; where they overlap both hold the same numbers. */
  private static void fourByTwo(
      int p,
      float[] a,
      int a0,
      int aRow,
      int aStep,
      float[] b,
      int b0,
      int end,
      int bRow,
      float[] c,
      int c0,
      int cRow) {
    int c1 = c0 + cRow;
    int c2 = c1 + cRow;
    int c3 = c2 + cRow;
    FloatVector c00 = FloatVector.fromArray(S, c, c0);
    FloatVector c01 = FloatVector.fromArray(S, c, c0 + end);
    FloatVector c10 = FloatVector.fromArray(S, c, c1);
    FloatVector c11 = FloatVector.fromArray(S, c, c1 + end);
    FloatVector c20 = FloatVector.fromArray(S, c, c2);
    FloatVector c21 = FloatVector.fromArray(S, c, c2 + end);
    FloatVector c30 = FloatVector.fromArray(S, c, c3);
    FloatVector c31 = FloatVector.fromArray(S, c, c3 + end);
    int aq = a0;
    int bq = b0;
    for (int q = 0; q < p; q++) {
      FloatVector left = FloatVector.fromArray(S, b, bq);
      FloatVector right = FloatVector.fromArray(S, b, bq + end);
      FloatVector x0 = FloatVector.broadcast(S, a[aq]);
      c00 = x0.fma(left, c00);
      c01 = x0.fma(right, c01);
      FloatVector x1 = FloatVector.broadcast(S, a[aq + aRow]);
      c10 = x1.fma(left, c10);
      c11 = x1.fma(right, c11);
      FloatVector x2 = FloatVector.broadcast(S, a[aq + 2 * aRow]);
      c20 = x2.fma(left, c20);
      c21 = x2.fma(right, c21);
      FloatVector x3 = FloatVector.broadcast(S, a[aq + 3 * aRow]);
      c30 = x3.fma(left, c30);
      c31 = x3.fma(right, c31);
      aq += aStep;
      bq += bRow;
    }
    c00.intoArray(c, c0);
    c01.intoArray(c, c0 + end);
    c10.intoArray(c, c1);
    c11.intoArray(c, c1 + end);
    c20.intoArray(c, c2);
    c21.intoArray(c, c2 + end);
    c30.intoArray(c, c3);
    c31.intoArray(c, c3 + end);
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
    FloatVector s0 = FloatVector.fromArray(S, c, c0);
    FloatVector s1 = FloatVector.fromArray(S, c, c0 + cRow);
    FloatVector s2 = FloatVector.fromArray(S, c, c0 + 2 * cRow);
    FloatVector s3 = FloatVector.fromArray(S, c, c0 + 3 * cRow);
    int aq = a0;
    int bq = b0;
    for (int q = 0; q < p; q++) {
      FloatVector x = FloatVector.fromArray(S, b, bq);
      s0 = x.fma(FloatVector.broadcast(S, a[aq]), s0);
      s1 = x.fma(FloatVector.broadcast(S, a[aq + aRow]), s1);
      s2 = x.fma(FloatVector.broadcast(S, a[aq + 2 * aRow]), s2);
      s3 = x.fma(FloatVector.broadcast(S, a[aq + 3 * aRow]), s3);
      aq += aStep;
      bq += bRow;
    }
    s0.intoArray(c, c0);
    s1.intoArray(c, c0 + cRow);
    s2.intoArray(c, c0 + 2 * cRow);
    s3.intoArray(c, c0 + 3 * cRow);
  }

  private static void oneByThree(
      int p,
      float[] a,
      int a0,
      int aStep,
      float[] b,
      int b0,
      int end,
      int bRow,
      float[] c,
      int c0) {
    FloatVector s0 = FloatVector.fromArray(S, c, c0);
    FloatVector s1 = FloatVector.fromArray(S, c, c0 + V);
    FloatVector s2 = FloatVector.fromArray(S, c, c0 + end);
    int aq = a0;
    int bq = b0;
    for (int q = 0; q < p; q++) {
      FloatVector x = FloatVector.broadcast(S, a[aq]);
      s0 = x.fma(FloatVector.fromArray(S, b, bq), s0);
      s1 = x.fma(FloatVector.fromArray(S, b, bq + V), s1);
      s2 = x.fma(FloatVector.fromArray(S, b, bq + end), s2);
      aq += aStep;
      bq += bRow;
    }
    s0.intoArray(c, c0);
    s1.intoArray(c, c0 + V);
    s2.intoArray(c, c0 + end);
  }

  private static void oneByTwo(
      int p,
      float[] a,
      int a0,
      int aStep,
      float[] b,
      int b0,
      int end,
      int bRow,
      float[] c,
      int c0) {
    FloatVector s0 = FloatVector.fromArray(S, c, c0);
    FloatVector s1 = FloatVector.fromArray(S, c, c0 + end);
    int aq = a0;
    int bq = b0;
    for (int q = 0; q < p; q++) {
      FloatVector x = FloatVector.broadcast(S, a[aq]);
      s0 = x.fma(FloatVector.fromArray(S, b, bq), s0);
      s1 = x.fma(FloatVector.fromArray(S, b, bq + end), s1);
      aq += aStep;
      bq += bRow;
    }
    s0.intoArray(c, c0);
    s1.intoArray(c, c0 + end);
  }

  private static void oneByOne(
      int p, float[] a, int a0, int aStep, float[] b, int b0, int bRow, float[] c, int c0) {
    FloatVector sum = FloatVector.fromArray(S, c, c0);
    int aq = a0;
    int bq = b0;
    for (int q = 0; q < p; q++) {
      sum = FloatVector.broadcast(S, a[aq]).fma(FloatVector.fromArray(S, b, bq), sum);
      aq += aStep;
      bq += bRow;
    }
    sum.intoArray(c, c0);
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
    int r = 0;
    for (; ORDERED && r + 2 <= m; r += 2) {
      int k = 0;
      for (; k + 4 <= n; k += 4) {
        eightDots(p, a, a0 + r * aRow, aRow, b, b0 + k * bRow, bRow, c, c0 + r * cRow + k, cRow);
      }
      for (; k < n; k++) {
        oneDot(p, a, a0 + r * aRow, b, b0 + k * bRow, c, c0 + r * cRow + k);
        oneDot(p, a, a0 + (r + 1) * aRow, b, b0 + k * bRow, c, c0 + (r + 1) * cRow + k);
      }
    }
    for (; r < m; r++) {
      int k = 0;
      for (; k + 4 <= n; k += 4) {
        fourDots(p, a, a0 + r * aRow, b, b0 + k * bRow, bRow, c, c0 + r * cRow + k);
      }
      for (; k < n; k++) {
        oneDot(p, a, a0 + r * aRow, b, b0 + k * bRow, c, c0 + r * cRow + k);
      }
    }
  }

  /** A row's last vector, without the lanes that the whole vectors before it have done. */
  private static FloatVector keepLast(FloatVector x, int p) {
    return x.reinterpretAsInts()
        .and(IntVector.fromArray(BITS, KEEP_LAST, p % V))
        .reinterpretAsFloats();
  }

  /** The sum of the lanes, in the same order however often it was called. */
  private static float total(FloatVector x) {
    if (ORDERED) {
      return x.reduceLanes(VectorOperators.ADD);
    }
    if (V == 8) {
      float low = (x.lane(0) + x.lane(1)) + (x.lane(2) + x.lane(3));
      return low + ((x.lane(4) + x.lane(5)) + (x.lane(6) + x.lane(7)));
    }
    return V == 4 ? (x.lane(0) + x.lane(1)) + (x.lane(2) + x.lane(3)) : x.lane(0) + x.lane(1);
  }

  private static void eightDots(
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
    int b1 = b0 + bRow;
    int b2 = b1 + bRow;
    int b3 = b2 + bRow;
    FloatVector s00 = FloatVector.zero(S);
    FloatVector s01 = FloatVector.zero(S);
    FloatVector s02 = FloatVector.zero(S);
    FloatVector s03 = FloatVector.zero(S);
    FloatVector s10 = FloatVector.zero(S);
    FloatVector s11 = FloatVector.zero(S);
    FloatVector s12 = FloatVector.zero(S);
    FloatVector s13 = FloatVector.zero(S);
    int q = 0;
    for (; q <= p - V; q += V) {
      FloatVector x0 = FloatVector.fromArray(S, a, a0 + q);
      FloatVector x1 = FloatVector.fromArray(S, a, a0 + aRow + q);
      FloatVector y = FloatVector.fromArray(S, b, b0 + q);
      s00 = x0.fma(y, s00);
      s10 = x1.fma(y, s10);
      y = FloatVector.fromArray(S, b, b1 + q);
      s01 = x0.fma(y, s01);
      s11 = x1.fma(y, s11);
      y = FloatVector.fromArray(S, b, b2 + q);
      s02 = x0.fma(y, s02);
      s12 = x1.fma(y, s12);
      y = FloatVector.fromArray(S, b, b3 + q);
      s03 = x0.fma(y, s03);
      s13 = x1.fma(y, s13);
    }
    float t00 = total(s00);
    float t01 = total(s01);
    float t02 = total(s02);
    float t03 = total(s03);
    float t10 = total(s10);
    float t11 = total(s11);
    float t12 = total(s12);
    float t13 = total(s13);
    for (; q < p; q++) {
      float x0 = a[a0 + q];
      float x1 = a[a0 + aRow + q];
      t00 += x0 * b[b0 + q];
      t01 += x0 * b[b1 + q];
      t02 += x0 * b[b2 + q];
      t03 += x0 * b[b3 + q];
      t10 += x1 * b[b0 + q];
      t11 += x1 * b[b1 + q];
      t12 += x1 * b[b2 + q];
      t13 += x1 * b[b3 + q];
    }
    int c1 = c0 + cRow;
    c[c0] += t00;
    c[c0 + 1] += t01;
    c[c0 + 2] += t02;
    c[c0 + 3] += t03;
    c[c1] += t10;
    c[c1 + 1] += t11;
    c[c1 + 2] += t12;
    c[c1 + 3] += t13;
  }

  private static void fourDots(
      int p, float[] a, int a0, float[] b, int b0, int bRow, float[] c, int c0) {
    int b1 = b0 + bRow;
    int b2 = b1 + bRow;
    int b3 = b2 + bRow;
    FloatVector s0 = FloatVector.zero(S);
    FloatVector s1 = FloatVector.zero(S);
    FloatVector s2 = FloatVector.zero(S);
    FloatVector s3 = FloatVector.zero(S);
    int q = 0;
    for (; q <= p - V; q += V) {
      FloatVector x = FloatVector.fromArray(S, a, a0 + q);
      s0 = x.fma(FloatVector.fromArray(S, b, b0 + q), s0);
      s1 = x.fma(FloatVector.fromArray(S, b, b1 + q), s1);
      s2 = x.fma(FloatVector.fromArray(S, b, b2 + q), s2);
      s3 = x.fma(FloatVector.fromArray(S, b, b3 + q), s3);
    }
    float t0 = total(s0);
    float t1 = total(s1);
    float t2 = total(s2);
    float t3 = total(s3);
    for (; q < p; q++) {
      float x = a[a0 + q];
      t0 += x * b[b0 + q];
      t1 += x * b[b1 + q];
      t2 += x * b[b2 + q];
      t3 += x * b[b3 + q];
    }
    c[c0] += t0;
    c[c0 + 1] += t1;
    c[c0 + 2] += t2;
    c[c0 + 3] += t3;
  }

  private static void oneDot(int p, float[] a, int a0, float[] b, int b0, float[] c, int c0) {
    FloatVector sum = FloatVector.zero(S);
    int q = 0;
    for (; q <= p - V; q += V) {
      sum = FloatVector.fromArray(S, a, a0 + q).fma(FloatVector.fromArray(S, b, b0 + q), sum);
    }
    float total = total(sum);
    for (; q < p; q++) {
      total += a[a0 + q] * b[b0 + q];
    }
    c[c0] += total;
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
      float[] padded = Arrays.copyOf(Arrays.copyOfRange(x, x0, x0 + n), V);
      sigmoid(V, padded, 0);
      System.arraycopy(padded, 0, x, x0, n);
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
      float[] padded = Arrays.copyOf(Arrays.copyOfRange(x, x0, x0 + n), V);
      exp(V, padded, 0);
      System.arraycopy(padded, 0, x, x0, n);
      return;
    }
    int last = x0 + n - V;
    FloatVector tail = FloatVector.fromArray(S, x, last);
    for (int k = x0; k < last; k += V) {
      exp(FloatVector.fromArray(S, x, k)).intoArray(x, k);
    }
    exp(tail).intoArray(x, last);
  }

  @Override
  public void logSoftmax(int n, float[] x, int x0) {
    if (n < V) {
      scalar.logSoftmax(n, x, x0);
      return;
    }
    int last = x0 + n - V;
    FloatVector largest = FloatVector.fromArray(S, x, last);
    for (int k = x0; k < last; k += V) {
      largest = largest.max(FloatVector.fromArray(S, x, k));
    }
    float max = largest.reduceLanes(VectorOperators.MAX);
    FloatVector sum = FloatVector.zero(S);
    int k = x0;
    for (; k <= last; k += V) {
      sum = sum.add(exp(FloatVector.fromArray(S, x, k).sub(max)));
    }
    if (k < x0 + n) {
      sum = sum.add(keepLast(exp(FloatVector.fromArray(S, x, last).sub(max)), n));
    }
    float logSum = (float) Math.log(total(sum));
    FloatVector tail = FloatVector.fromArray(S, x, last).sub(max).sub(logSum);
    for (k = x0; k < last; k += V) {
      FloatVector.fromArray(S, x, k).sub(max).sub(logSum).intoArray(x, k);
    }
    tail.intoArray(x, last);
  }

  // e^x = 2^k · e^r with k = round(x / ln 2) and r = x − k ln 2 in two parts; |r| ≤ ln 2 / 2.
  private static final float LOG2_E = 1.44269504f;
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;
  // Adding and taking away 1.5 · 2^23 rounds to the nearest whole number and leaves it in the low
  // bits.
  private static final float ROUND = 12582912f;
  // Below the first e^x is not a normal number (in single precision, a little above that), above
  // the second it is more than the largest one.
  private static final float LOWEST = -86.98f;
  private static final float HIGHEST = 88.72284f;
  // 1/7! to 1/2!: the next term is below 2^−27 for every r.
  private static final float[] TAYLOR = {1 / 5040f, 1 / 720f, 1 / 120f, 1 / 24f, 1 / 6f, 1 / 2f};

  /** e^x; 0 below the smallest normal number, infinity above the largest. */
  private static FloatVector exp(FloatVector x) {
    FloatVector shifted = x.fma(FloatVector.broadcast(S, LOG2_E), FloatVector.broadcast(S, ROUND));
    FloatVector k = shifted.sub(ROUND);
    FloatVector r = k.fma(FloatVector.broadcast(S, -LN2_HIGH), x);
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
            .add(126 << 23)
            .reinterpretAsFloats();
    return sum.add(sum)
        .mul(scale)
        .blend(0, x.compare(VectorOperators.LT, LOWEST))
        .blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.GT, HIGHEST));
  }
}
