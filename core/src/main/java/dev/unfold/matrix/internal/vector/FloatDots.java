package dev.unfold.matrix.internal.vector;

import static dev.unfold.matrix.internal.vector.FloatLanes.ORDERED;
import static dev.unfold.matrix.internal.vector.FloatLanes.S;
import static dev.unfold.matrix.internal.vector.FloatLanes.V;
import static dev.unfold.matrix.internal.vector.FloatLanes.total;

import jdk.incubator.vector.FloatVector;

/**
 * C += A·Bᵀ over {@code float}: every entry is a dot product of two rows. {@link DoubleDots} is generated from this
 * file.
 *
 * <p>Eight dot products at a time, two rows of A by four of B, where adding up lanes is cheap; otherwise four.
 */
final class FloatDots {
  private FloatDots() {}

  /** {@code FloatKernels.productTransposed} for rows of at least one vector. */
  static void add(
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
    int fours = n - n % 4;
    int r = 0;
    for (; ORDERED && r + 2 <= m; r += 2) {
      eightDots(fours, p, a, a0 + r * aRow, aRow, b, b0, bRow, c, c0 + r * cRow, cRow);
    }
    for (; r < m; r++) {
      fourDots(fours, p, a, a0 + r * aRow, b, b0, bRow, c, c0 + r * cRow);
    }
    for (int k = fours; k < n; k++) {
      for (r = 0; r < m; r++) {
        oneDot(p, a, a0 + r * aRow, b, b0 + k * bRow, c, c0 + r * cRow + k);
      }
    }
  }

  private static void eightDots(
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
    for (int k = 0; k < n; k += 4) {
      int bk = b0 + k * bRow;
      int ck = c0 + k;
      int b1 = bk + bRow;
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
        FloatVector y = FloatVector.fromArray(S, b, bk + q);
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
        t00 += x0 * b[bk + q];
        t01 += x0 * b[b1 + q];
        t02 += x0 * b[b2 + q];
        t03 += x0 * b[b3 + q];
        t10 += x1 * b[bk + q];
        t11 += x1 * b[b1 + q];
        t12 += x1 * b[b2 + q];
        t13 += x1 * b[b3 + q];
      }
      int c1 = ck + cRow;
      c[ck] += t00;
      c[ck + 1] += t01;
      c[ck + 2] += t02;
      c[ck + 3] += t03;
      c[c1] += t10;
      c[c1 + 1] += t11;
      c[c1 + 2] += t12;
      c[c1 + 3] += t13;
    }
  }

  private static void fourDots(
      int n, int p, float[] a, int a0, float[] b, int b0, int bRow, float[] c, int c0) {
    for (int k = 0; k < n; k += 4) {
      int bk = b0 + k * bRow;
      int ck = c0 + k;
      int b1 = bk + bRow;
      int b2 = b1 + bRow;
      int b3 = b2 + bRow;
      FloatVector s0 = FloatVector.zero(S);
      FloatVector s1 = FloatVector.zero(S);
      FloatVector s2 = FloatVector.zero(S);
      FloatVector s3 = FloatVector.zero(S);
      int q = 0;
      for (; q <= p - V; q += V) {
        FloatVector x = FloatVector.fromArray(S, a, a0 + q);
        s0 = x.fma(FloatVector.fromArray(S, b, bk + q), s0);
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
        t0 += x * b[bk + q];
        t1 += x * b[b1 + q];
        t2 += x * b[b2 + q];
        t3 += x * b[b3 + q];
      }
      c[ck] += t0;
      c[ck + 1] += t1;
      c[ck + 2] += t2;
      c[ck + 3] += t3;
    }
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
}
