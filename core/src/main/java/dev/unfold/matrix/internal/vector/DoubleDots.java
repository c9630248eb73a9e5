package dev.unfold.matrix.internal.vector;

import static dev.unfold.matrix.internal.vector.DoubleLanes.ORDERED;
import static dev.unfold.matrix.internal.vector.DoubleLanes.S;
import static dev.unfold.matrix.internal.vector.DoubleLanes.V;
import static dev.unfold.matrix.internal.vector.DoubleLanes.total;

import jdk.incubator.vector.DoubleVector;

/**
 * C += A·Bᵀ over {@code double}: every entry is a dot product of two rows. Generated from {@link FloatDots}: change that file, then run {@code TwinsTest}.
 *
 * <p>Eight dot products at a time, two rows of A by four of B, where adding up lanes is cheap; otherwise four.
 */
final class DoubleDots {
  private DoubleDots() {}

  /** {@code DoubleKernels.productTransposed} for rows of at least one vector. */
  static void add(
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
      double[] a,
      int a0,
      int aRow,
      double[] b,
      int b0,
      int bRow,
      double[] c,
      int c0,
      int cRow) {
    for (int k = 0; k < n; k += 4) {
      int bk = b0 + k * bRow;
      int ck = c0 + k;
      int b1 = bk + bRow;
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
        DoubleVector y = DoubleVector.fromArray(S, b, bk + q);
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
      int n, int p, double[] a, int a0, double[] b, int b0, int bRow, double[] c, int c0) {
    for (int k = 0; k < n; k += 4) {
      int bk = b0 + k * bRow;
      int ck = c0 + k;
      int b1 = bk + bRow;
      int b2 = b1 + bRow;
      int b3 = b2 + bRow;
      DoubleVector s0 = DoubleVector.zero(S);
      DoubleVector s1 = DoubleVector.zero(S);
      DoubleVector s2 = DoubleVector.zero(S);
      DoubleVector s3 = DoubleVector.zero(S);
      int q = 0;
      for (; q <= p - V; q += V) {
        DoubleVector x = DoubleVector.fromArray(S, a, a0 + q);
        s0 = x.fma(DoubleVector.fromArray(S, b, bk + q), s0);
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
}
