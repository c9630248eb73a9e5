package dev.unfold.matrix.internal.vector;

import dev.unfold.matrix.internal.DoubleKernels;
import dev.unfold.matrix.internal.ScalarDoubleKernels;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops over {@code double} with the Vector API; {@link VectorFloatKernels} is its twin.
 *
 * <p>The product keeps a tile of C in registers: four rows by three vectors, one row by three where rows run out.
 * Dot products go two rows by four. Every accumulator has its own {@code zero()}: C2 loses most of the speed when they share
 * one. No mask is used: C2 of JDK 17 makes objects of them.
 */
final class VectorDoubleKernels implements DoubleKernels {
  private static final VectorSpecies<Double> S =
      DoubleVector.SPECIES_PREFERRED.length() > DoubleVector.SPECIES_256.length()
          ? DoubleVector.SPECIES_256
          : DoubleVector.SPECIES_PREFERRED;

  private static final VectorSpecies<Long> BITS = VectorSpecies.of(long.class, S.vectorShape());
  private static final int V = S.length();

  /**
   * Whether {@code reduceLanes} adds in the same order before and after it is compiled. It does in JDK 17, not in 25, where
   * the lanes are added one by one; that is slower, and only pays in tiles of one row.
   */
  private static final boolean ORDERED = Runtime.version().feature() < 18;

  /** V lanes of no bits, then V lanes of all bits: read at r, a mask that keeps the last r lanes. */
  private static final long[] KEEP_LAST = new long[2 * V];

  static {
    Arrays.fill(KEEP_LAST, V, 2 * V, -1);
  }

  private final DoubleKernels scalar = new ScalarDoubleKernels();

  /** Rows of C that have fewer numbers than a vector go to the scalar loop; a last vector that overlaps ends the others. */
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
      int n,
      int p,
      double[] a,
      int a0,
      int aStep,
      double[] b,
      int b0,
      int bRow,
      double[] c,
      int c0) {
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
      double[] a,
      int a0,
      int aRow,
      int aStep,
      double[] b,
      int b0,
      int end,
      int bRow,
      double[] c,
      int c0,
      int cRow) {
    int c1 = c0 + cRow;
    int c2 = c1 + cRow;
    int c3 = c2 + cRow;
    DoubleVector c00 = DoubleVector.fromArray(S, c, c0);
    DoubleVector c01 = DoubleVector.fromArray(S, c, c0 + V);
    DoubleVector c02 = DoubleVector.fromArray(S, c, c0 + end);
    DoubleVector c10 = DoubleVector.fromArray(S, c, c1);
    DoubleVector c11 = DoubleVector.fromArray(S, c, c1 + V);
    DoubleVector c12 = DoubleVector.fromArray(S, c, c1 + end);
    DoubleVector c20 = DoubleVector.fromArray(S, c, c2);
    DoubleVector c21 = DoubleVector.fromArray(S, c, c2 + V);
    DoubleVector c22 = DoubleVector.fromArray(S, c, c2 + end);
    DoubleVector c30 = DoubleVector.fromArray(S, c, c3);
    DoubleVector c31 = DoubleVector.fromArray(S, c, c3 + V);
    DoubleVector c32 = DoubleVector.fromArray(S, c, c3 + end);
    int aq = a0;
    int bq = b0;
    for (int q = 0; q < p; q++) {
      DoubleVector x = DoubleVector.fromArray(S, b, bq);
      DoubleVector y = DoubleVector.fromArray(S, b, bq + V);
      DoubleVector z = DoubleVector.fromArray(S, b, bq + end);
      DoubleVector f = DoubleVector.broadcast(S, a[aq]);
      c00 = f.fma(x, c00);
      c01 = f.fma(y, c01);
      c02 = f.fma(z, c02);
      f = DoubleVector.broadcast(S, a[aq + aRow]);
      c10 = f.fma(x, c10);
      c11 = f.fma(y, c11);
      c12 = f.fma(z, c12);
      f = DoubleVector.broadcast(S, a[aq + 2 * aRow]);
      c20 = f.fma(x, c20);
      c21 = f.fma(y, c21);
      c22 = f.fma(z, c22);
      f = DoubleVector.broadcast(S, a[aq + 3 * aRow]);
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
      double[] a,
      int a0,
      int aRow,
      int aStep,
      double[] b,
      int b0,
      int end,
      int bRow,
      double[] c,
      int c0,
      int cRow) {
    int c1 = c0 + cRow;
    int c2 = c1 + cRow;
    int c3 = c2 + cRow;
    DoubleVector c00 = DoubleVector.fromArray(S, c, c0);
    DoubleVector c01 = DoubleVector.fromArray(S, c, c0 + end);
    DoubleVector c10 = DoubleVector.fromArray(S, c, c1);
    DoubleVector c11 = DoubleVector.fromArray(S, c, c1 + end);
    DoubleVector c20 = DoubleVector.fromArray(S, c, c2);
    DoubleVector c21 = DoubleVector.fromArray(S, c, c2 + end);
    DoubleVector c30 = DoubleVector.fromArray(S, c, c3);
    DoubleVector c31 = DoubleVector.fromArray(S, c, c3 + end);
    int aq = a0;
    int bq = b0;
    for (int q = 0; q < p; q++) {
      DoubleVector left = DoubleVector.fromArray(S, b, bq);
      DoubleVector right = DoubleVector.fromArray(S, b, bq + end);
      DoubleVector x0 = DoubleVector.broadcast(S, a[aq]);
      c00 = x0.fma(left, c00);
      c01 = x0.fma(right, c01);
      DoubleVector x1 = DoubleVector.broadcast(S, a[aq + aRow]);
      c10 = x1.fma(left, c10);
      c11 = x1.fma(right, c11);
      DoubleVector x2 = DoubleVector.broadcast(S, a[aq + 2 * aRow]);
      c20 = x2.fma(left, c20);
      c21 = x2.fma(right, c21);
      DoubleVector x3 = DoubleVector.broadcast(S, a[aq + 3 * aRow]);
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
    DoubleVector s0 = DoubleVector.fromArray(S, c, c0);
    DoubleVector s1 = DoubleVector.fromArray(S, c, c0 + cRow);
    DoubleVector s2 = DoubleVector.fromArray(S, c, c0 + 2 * cRow);
    DoubleVector s3 = DoubleVector.fromArray(S, c, c0 + 3 * cRow);
    int aq = a0;
    int bq = b0;
    for (int q = 0; q < p; q++) {
      DoubleVector x = DoubleVector.fromArray(S, b, bq);
      s0 = x.fma(DoubleVector.broadcast(S, a[aq]), s0);
      s1 = x.fma(DoubleVector.broadcast(S, a[aq + aRow]), s1);
      s2 = x.fma(DoubleVector.broadcast(S, a[aq + 2 * aRow]), s2);
      s3 = x.fma(DoubleVector.broadcast(S, a[aq + 3 * aRow]), s3);
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
      double[] a,
      int a0,
      int aStep,
      double[] b,
      int b0,
      int end,
      int bRow,
      double[] c,
      int c0) {
    DoubleVector s0 = DoubleVector.fromArray(S, c, c0);
    DoubleVector s1 = DoubleVector.fromArray(S, c, c0 + V);
    DoubleVector s2 = DoubleVector.fromArray(S, c, c0 + end);
    int aq = a0;
    int bq = b0;
    for (int q = 0; q < p; q++) {
      DoubleVector x = DoubleVector.broadcast(S, a[aq]);
      s0 = x.fma(DoubleVector.fromArray(S, b, bq), s0);
      s1 = x.fma(DoubleVector.fromArray(S, b, bq + V), s1);
      s2 = x.fma(DoubleVector.fromArray(S, b, bq + end), s2);
      aq += aStep;
      bq += bRow;
    }
    s0.intoArray(c, c0);
    s1.intoArray(c, c0 + V);
    s2.intoArray(c, c0 + end);
  }

  private static void oneByTwo(
      int p,
      double[] a,
      int a0,
      int aStep,
      double[] b,
      int b0,
      int end,
      int bRow,
      double[] c,
      int c0) {
    DoubleVector s0 = DoubleVector.fromArray(S, c, c0);
    DoubleVector s1 = DoubleVector.fromArray(S, c, c0 + end);
    int aq = a0;
    int bq = b0;
    for (int q = 0; q < p; q++) {
      DoubleVector x = DoubleVector.broadcast(S, a[aq]);
      s0 = x.fma(DoubleVector.fromArray(S, b, bq), s0);
      s1 = x.fma(DoubleVector.fromArray(S, b, bq + end), s1);
      aq += aStep;
      bq += bRow;
    }
    s0.intoArray(c, c0);
    s1.intoArray(c, c0 + end);
  }

  private static void oneByOne(
      int p, double[] a, int a0, int aStep, double[] b, int b0, int bRow, double[] c, int c0) {
    DoubleVector sum = DoubleVector.fromArray(S, c, c0);
    int aq = a0;
    int bq = b0;
    for (int q = 0; q < p; q++) {
      sum = DoubleVector.broadcast(S, a[aq]).fma(DoubleVector.fromArray(S, b, bq), sum);
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
  private static DoubleVector keepLast(DoubleVector x, int p) {
    return x.reinterpretAsLongs()
        .and(LongVector.fromArray(BITS, KEEP_LAST, p % V))
        .reinterpretAsDoubles();
  }

  /** The sum of the lanes, in the same order however often it was called. */
  private static double total(DoubleVector x) {
    if (ORDERED) {
      return x.reduceLanes(VectorOperators.ADD);
    }
    if (V == 4) {
      return (x.lane(0) + x.lane(1)) + (x.lane(2) + x.lane(3));
    }
    return V == 2 ? x.lane(0) + x.lane(1) : x.lane(0);
  }

  private static void eightDots(
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
    int b1 = b0 + bRow;
    int b2 = b1 + bRow;
    int b3 = b2 + bRow;
    DoubleVector s00 = DoubleVector.zero(S);
    DoubleVector s01 = DoubleVector.zero(S);
    DoubleVector s02 = DoubleVector.zero(S);
    DoubleVector s03 = DoubleVector.zero(S);
    DoubleVector s10 = DoubleVector.zero(S);
    DoubleVector s11 = DoubleVector.zero(S);
    DoubleVector s12 = DoubleVector.zero(S);
    DoubleVector s13 = DoubleVector.zero(S);
    int q = 0;
    for (; q <= p - V; q += V) {
      DoubleVector x0 = DoubleVector.fromArray(S, a, a0 + q);
      DoubleVector x1 = DoubleVector.fromArray(S, a, a0 + aRow + q);
      DoubleVector y = DoubleVector.fromArray(S, b, b0 + q);
      s00 = x0.fma(y, s00);
      s10 = x1.fma(y, s10);
      y = DoubleVector.fromArray(S, b, b1 + q);
      s01 = x0.fma(y, s01);
      s11 = x1.fma(y, s11);
      y = DoubleVector.fromArray(S, b, b2 + q);
      s02 = x0.fma(y, s02);
      s12 = x1.fma(y, s12);
      y = DoubleVector.fromArray(S, b, b3 + q);
      s03 = x0.fma(y, s03);
      s13 = x1.fma(y, s13);
    }
    double t00 = total(s00);
    double t01 = total(s01);
    double t02 = total(s02);
    double t03 = total(s03);
    double t10 = total(s10);
    double t11 = total(s11);
    double t12 = total(s12);
    double t13 = total(s13);
    for (; q < p; q++) {
      double x0 = a[a0 + q];
      double x1 = a[a0 + aRow + q];
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
      int p, double[] a, int a0, double[] b, int b0, int bRow, double[] c, int c0) {
    int b1 = b0 + bRow;
    int b2 = b1 + bRow;
    int b3 = b2 + bRow;
    DoubleVector s0 = DoubleVector.zero(S);
    DoubleVector s1 = DoubleVector.zero(S);
    DoubleVector s2 = DoubleVector.zero(S);
    DoubleVector s3 = DoubleVector.zero(S);
    int q = 0;
    for (; q <= p - V; q += V) {
      DoubleVector x = DoubleVector.fromArray(S, a, a0 + q);
      s0 = x.fma(DoubleVector.fromArray(S, b, b0 + q), s0);
      s1 = x.fma(DoubleVector.fromArray(S, b, b1 + q), s1);
      s2 = x.fma(DoubleVector.fromArray(S, b, b2 + q), s2);
      s3 = x.fma(DoubleVector.fromArray(S, b, b3 + q), s3);
    }
    double t0 = total(s0);
    double t1 = total(s1);
    double t2 = total(s2);
    double t3 = total(s3);
    for (; q < p; q++) {
      double x = a[a0 + q];
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

  private static void oneDot(int p, double[] a, int a0, double[] b, int b0, double[] c, int c0) {
    DoubleVector sum = DoubleVector.zero(S);
    int q = 0;
    for (; q <= p - V; q += V) {
      sum = DoubleVector.fromArray(S, a, a0 + q).fma(DoubleVector.fromArray(S, b, b0 + q), sum);
    }
    double total = total(sum);
    for (; q < p; q++) {
      total += a[a0 + q] * b[b0 + q];
    }
    c[c0] += total;
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
      double[] padded = Arrays.copyOf(Arrays.copyOfRange(x, x0, x0 + n), V);
      sigmoid(V, padded, 0);
      System.arraycopy(padded, 0, x, x0, n);
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
      double[] padded = Arrays.copyOf(Arrays.copyOfRange(x, x0, x0 + n), V);
      exp(V, padded, 0);
      System.arraycopy(padded, 0, x, x0, n);
      return;
    }
    int last = x0 + n - V;
    DoubleVector tail = DoubleVector.fromArray(S, x, last);
    for (int k = x0; k < last; k += V) {
      exp(DoubleVector.fromArray(S, x, k)).intoArray(x, k);
    }
    exp(tail).intoArray(x, last);
  }

  @Override
  public void logSoftmax(int n, double[] x, int x0) {
    if (n < V) {
      scalar.logSoftmax(n, x, x0);
      return;
    }
    int last = x0 + n - V;
    DoubleVector largest = DoubleVector.fromArray(S, x, last);
    for (int k = x0; k < last; k += V) {
      largest = largest.max(DoubleVector.fromArray(S, x, k));
    }
    double max = largest.reduceLanes(VectorOperators.MAX);
    DoubleVector sum = DoubleVector.zero(S);
    int k = x0;
    for (; k <= last; k += V) {
      sum = sum.add(exp(DoubleVector.fromArray(S, x, k).sub(max)));
    }
    if (k < x0 + n) {
      sum = sum.add(keepLast(exp(DoubleVector.fromArray(S, x, last).sub(max)), n));
    }
    double logSum = Math.log(total(sum));
    DoubleVector tail = DoubleVector.fromArray(S, x, last).sub(max).sub(logSum);
    for (k = x0; k < last; k += V) {
      DoubleVector.fromArray(S, x, k).sub(max).sub(logSum).intoArray(x, k);
    }
    tail.intoArray(x, last);
  }

  // e^x = 2^k · e^r with k = round(x / ln 2) and r = x − k ln 2 in two parts; |r| ≤ ln 2 / 2.
  private static final double LOG2_E = 1.4426950408889634;
  private static final double LN2_HIGH = 6.93147180369123816490e-01;
  private static final double LN2_LOW = 1.90821492927058770002e-10;
  // Adding and taking away 1.5 · 2^52 rounds to the nearest whole number and leaves it in the low
  // bits.
  private static final double ROUND = 6755399441055744.0;
  // Below the first e^x is not a normal number, above the second it is more than the largest one.
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

  /** e^x; 0 below the smallest normal number, infinity above the largest. */
  private static DoubleVector exp(DoubleVector x) {
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
}
