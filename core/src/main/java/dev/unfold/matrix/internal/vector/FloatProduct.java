package dev.unfold.matrix.internal.vector;

import static dev.unfold.matrix.internal.vector.FloatLanes.S;
import static dev.unfold.matrix.internal.vector.FloatLanes.V;

import jdk.incubator.vector.FloatVector;

/**
 * C += A·B over {@code float}, with a tile of C in registers: four rows by three vectors, one row by three where rows run
 * out. {@link DoubleProduct} is its twin.
 *
 * <p>Each accumulator is a variable of its own, and a method loops over all tiles of its kind: a call a tile would cost as
 * much as eight of its steps.
 */
final class FloatProduct {
  private FloatProduct() {}

  /** As {@code FloatKernels.product}, for rows of at least one vector; a last vector that overlaps ends them. */
  static void add(
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

  /** Three vectors of all rows, four rows at a time; the last vector is {@code end} behind the first. */
  private static void fourByThree(
      int m,
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
    for (int r = 0; r < m; r += 4) {
      int cr = c0 + r * cRow;
      int c1 = cr + cRow;
      int c2 = c1 + cRow;
      int c3 = c2 + cRow;
      FloatVector c00 = FloatVector.fromArray(S, c, cr);
      FloatVector c01 = FloatVector.fromArray(S, c, cr + V);
      FloatVector c02 = FloatVector.fromArray(S, c, cr + end);
      FloatVector c10 = FloatVector.fromArray(S, c, c1);
      FloatVector c11 = FloatVector.fromArray(S, c, c1 + V);
      FloatVector c12 = FloatVector.fromArray(S, c, c1 + end);
      FloatVector c20 = FloatVector.fromArray(S, c, c2);
      FloatVector c21 = FloatVector.fromArray(S, c, c2 + V);
      FloatVector c22 = FloatVector.fromArray(S, c, c2 + end);
      FloatVector c30 = FloatVector.fromArray(S, c, c3);
      FloatVector c31 = FloatVector.fromArray(S, c, c3 + V);
      FloatVector c32 = FloatVector.fromArray(S, c, c3 + end);
      int aq = a0 + r * aRow;
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
    for (int r = 0; r < m; r += 4) {
      int cr = c0 + r * cRow;
      int c1 = cr + cRow;
      int c2 = c1 + cRow;
      int c3 = c2 + cRow;
      FloatVector c00 = FloatVector.fromArray(S, c, cr);
      FloatVector c01 = FloatVector.fromArray(S, c, cr + end);
      FloatVector c10 = FloatVector.fromArray(S, c, c1);
      FloatVector c11 = FloatVector.fromArray(S, c, c1 + end);
      FloatVector c20 = FloatVector.fromArray(S, c, c2);
      FloatVector c21 = FloatVector.fromArray(S, c, c2 + end);
      FloatVector c30 = FloatVector.fromArray(S, c, c3);
      FloatVector c31 = FloatVector.fromArray(S, c, c3 + end);
      int aq = a0 + r * aRow;
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
}
