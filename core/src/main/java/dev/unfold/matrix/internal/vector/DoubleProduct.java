package dev.unfold.matrix.internal.vector;

import static dev.unfold.matrix.internal.vector.DoubleLanes.S;
import static dev.unfold.matrix.internal.vector.DoubleLanes.V;

import jdk.incubator.vector.DoubleVector;

/**
 * C += A·B over {@code double}, with a tile of C in registers: four rows by three vectors, one row by three where rows run
 * out. {@link FloatProduct} is its twin.
 *
 * <p>Each accumulator is a variable of its own, and a method loops over all tiles of its kind: a call a tile would cost as
 * much as eight of its steps.
 */
final class DoubleProduct {
  private DoubleProduct() {}

  /** As {@code DoubleKernels.product}, for rows of at least one vector; a last vector that overlaps ends them. */
  static void add(
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
    int fours = m - m % 4;
    if (fours > 0) {
      fourRows(fours, n, p, a, a0, aRow, aStep, b, b0, bRow, c, c0, cRow);
    }
    for (int r = fours; r < m; r++) {
      oneRow(n, p, a, a0 + r * aRow, aStep, b, b0, bRow, c, c0 + r * cRow);
    }
  }

  /** How many tiles of two vectors to take before those of three, so that none of one is left. */
  private static int pairs(int n) {
    int vectors = (n + V - 1) / V;
    return vectors == 1 ? 0 : 2 * vectors % 3;
  }

  /** The product of m rows, a multiple of four: tiles of two vectors first, then of three. */
  private static void fourRows(
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
    if (n == V) {
      for (int r = 0; r < m; r += 4) {
        fourByOne(p, a, a0 + r * aRow, aRow, aStep, b, b0, bRow, c, c0 + r * cRow, cRow);
      }
      return;
    }
    int k = 0;
    for (int pair = pairs(n); pair > 0; pair--) {
      int end = Math.min(V, n - V - k);
      fourByTwo(m, p, a, a0, aRow, aStep, b, b0 + k, end, bRow, c, c0 + k, cRow);
      k += 2 * V;
    }
    for (; k < n; k += 3 * V) {
      int end = Math.min(2 * V, n - V - k);
      fourByThree(m, p, a, a0, aRow, aStep, b, b0 + k, end, bRow, c, c0 + k, cRow);
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

  /** Three vectors of all rows, four rows at a time; the last vector is {@code end} behind the first. */
  private static void fourByThree(
      int m,
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
    for (int r = 0; r < m; r += 4) {
      int cr = c0 + r * cRow;
      int c1 = cr + cRow;
      int c2 = c1 + cRow;
      int c3 = c2 + cRow;
      DoubleVector c00 = DoubleVector.fromArray(S, c, cr);
      DoubleVector c01 = DoubleVector.fromArray(S, c, cr + V);
      DoubleVector c02 = DoubleVector.fromArray(S, c, cr + end);
      DoubleVector c10 = DoubleVector.fromArray(S, c, c1);
      DoubleVector c11 = DoubleVector.fromArray(S, c, c1 + V);
      DoubleVector c12 = DoubleVector.fromArray(S, c, c1 + end);
      DoubleVector c20 = DoubleVector.fromArray(S, c, c2);
      DoubleVector c21 = DoubleVector.fromArray(S, c, c2 + V);
      DoubleVector c22 = DoubleVector.fromArray(S, c, c2 + end);
      DoubleVector c30 = DoubleVector.fromArray(S, c, c3);
      DoubleVector c31 = DoubleVector.fromArray(S, c, c3 + V);
      DoubleVector c32 = DoubleVector.fromArray(S, c, c3 + end);
      int aq = a0 + r * aRow;
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
      c00.intoArray(c, cr);
      c01.intoArray(c, cr + V);
      c02.intoArray(c, cr + end);
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
  }

  /** Two vectors of all rows, four rows at a time; where the two overlap both hold the same numbers. */
  private static void fourByTwo(
      int m,
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
    for (int r = 0; r < m; r += 4) {
      int cr = c0 + r * cRow;
      int c1 = cr + cRow;
      int c2 = c1 + cRow;
      int c3 = c2 + cRow;
      DoubleVector c00 = DoubleVector.fromArray(S, c, cr);
      DoubleVector c01 = DoubleVector.fromArray(S, c, cr + end);
      DoubleVector c10 = DoubleVector.fromArray(S, c, c1);
      DoubleVector c11 = DoubleVector.fromArray(S, c, c1 + end);
      DoubleVector c20 = DoubleVector.fromArray(S, c, c2);
      DoubleVector c21 = DoubleVector.fromArray(S, c, c2 + end);
      DoubleVector c30 = DoubleVector.fromArray(S, c, c3);
      DoubleVector c31 = DoubleVector.fromArray(S, c, c3 + end);
      int aq = a0 + r * aRow;
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
      c00.intoArray(c, cr);
      c01.intoArray(c, cr + end);
      c10.intoArray(c, c1);
      c11.intoArray(c, c1 + end);
      c20.intoArray(c, c2);
      c21.intoArray(c, c2 + end);
      c30.intoArray(c, c3);
      c31.intoArray(c, c3 + end);
    }
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
}
