package dev.unfold.matrix.internal.vector;

import static dev.unfold.matrix.internal.vector.DoubleLanes.S;
import static dev.unfold.matrix.internal.vector.DoubleLanes.V;

import jdk.incubator.vector.DoubleVector;

/**
 * C += A·B over {@code double} for a strip of C that is one to four vectors wide. A tile of two rows stays in registers while the
 * loop runs over A's columns and B's rows. Generated from {@link FloatTwoRows}: change that file, then run {@code TwinsTest}.
 */
final class DoubleTwoRows {
  private DoubleTwoRows() {}

  static void byFour(
      int p,
      double[] a,
      int a0,
      int aRow,
      int aStep,
      double[] b,
      int b0,
      int bRow,
      int bEnd,
      double[] c,
      int c0,
      int cRow,
      int cEnd) {
    int c1 = c0 + cRow;
    DoubleVector s00 = DoubleVector.fromArray(S, c, c0);
    DoubleVector s01 = DoubleVector.fromArray(S, c, c0 + V);
    DoubleVector s02 = DoubleVector.fromArray(S, c, c0 + 2 * V);
    DoubleVector s03 = DoubleVector.fromArray(S, c, c0 + cEnd);
    DoubleVector s10 = DoubleVector.fromArray(S, c, c1);
    DoubleVector s11 = DoubleVector.fromArray(S, c, c1 + V);
    DoubleVector s12 = DoubleVector.fromArray(S, c, c1 + 2 * V);
    DoubleVector s13 = DoubleVector.fromArray(S, c, c1 + cEnd);
    int aq = a0;
    int bq = b0;
    for (int q = 0; q < p; q++) {
      DoubleVector w = DoubleVector.fromArray(S, b, bq);
      DoubleVector x = DoubleVector.fromArray(S, b, bq + V);
      DoubleVector y = DoubleVector.fromArray(S, b, bq + 2 * V);
      DoubleVector z = DoubleVector.fromArray(S, b, bq + bEnd);
      DoubleVector f = DoubleVector.broadcast(S, a[aq]);
      s00 = f.fma(w, s00);
      s01 = f.fma(x, s01);
      s02 = f.fma(y, s02);
      s03 = f.fma(z, s03);
      f = DoubleVector.broadcast(S, a[aq + aRow]);
      s10 = f.fma(w, s10);
      s11 = f.fma(x, s11);
      s12 = f.fma(y, s12);
      s13 = f.fma(z, s13);
      aq += aStep;
      bq += bRow;
    }
    s00.intoArray(c, c0);
    s01.intoArray(c, c0 + V);
    s02.intoArray(c, c0 + 2 * V);
    s03.intoArray(c, c0 + cEnd);
    s10.intoArray(c, c1);
    s11.intoArray(c, c1 + V);
    s12.intoArray(c, c1 + 2 * V);
    s13.intoArray(c, c1 + cEnd);
  }

  static void byThree(
      int p,
      double[] a,
      int a0,
      int aRow,
      int aStep,
      double[] b,
      int b0,
      int bRow,
      int bEnd,
      double[] c,
      int c0,
      int cRow,
      int cEnd) {
    int c1 = c0 + cRow;
    DoubleVector s00 = DoubleVector.fromArray(S, c, c0);
    DoubleVector s01 = DoubleVector.fromArray(S, c, c0 + V);
    DoubleVector s02 = DoubleVector.fromArray(S, c, c0 + cEnd);
    DoubleVector s10 = DoubleVector.fromArray(S, c, c1);
    DoubleVector s11 = DoubleVector.fromArray(S, c, c1 + V);
    DoubleVector s12 = DoubleVector.fromArray(S, c, c1 + cEnd);
    int aq = a0;
    int bq = b0;
    for (int q = 0; q < p; q++) {
      DoubleVector x = DoubleVector.fromArray(S, b, bq);
      DoubleVector y = DoubleVector.fromArray(S, b, bq + V);
      DoubleVector z = DoubleVector.fromArray(S, b, bq + bEnd);
      DoubleVector f = DoubleVector.broadcast(S, a[aq]);
      s00 = f.fma(x, s00);
      s01 = f.fma(y, s01);
      s02 = f.fma(z, s02);
      f = DoubleVector.broadcast(S, a[aq + aRow]);
      s10 = f.fma(x, s10);
      s11 = f.fma(y, s11);
      s12 = f.fma(z, s12);
      aq += aStep;
      bq += bRow;
    }
    s00.intoArray(c, c0);
    s01.intoArray(c, c0 + V);
    s02.intoArray(c, c0 + cEnd);
    s10.intoArray(c, c1);
    s11.intoArray(c, c1 + V);
    s12.intoArray(c, c1 + cEnd);
  }

  static void byTwo(
      int p,
      double[] a,
      int a0,
      int aRow,
      int aStep,
      double[] b,
      int b0,
      int bRow,
      int bEnd,
      double[] c,
      int c0,
      int cRow,
      int cEnd) {
    int c1 = c0 + cRow;
    DoubleVector s00 = DoubleVector.fromArray(S, c, c0);
    DoubleVector s01 = DoubleVector.fromArray(S, c, c0 + cEnd);
    DoubleVector s10 = DoubleVector.fromArray(S, c, c1);
    DoubleVector s11 = DoubleVector.fromArray(S, c, c1 + cEnd);
    int aq = a0;
    int bq = b0;
    for (int q = 0; q < p; q++) {
      DoubleVector x = DoubleVector.fromArray(S, b, bq);
      DoubleVector y = DoubleVector.fromArray(S, b, bq + bEnd);
      DoubleVector f = DoubleVector.broadcast(S, a[aq]);
      s00 = f.fma(x, s00);
      s01 = f.fma(y, s01);
      f = DoubleVector.broadcast(S, a[aq + aRow]);
      s10 = f.fma(x, s10);
      s11 = f.fma(y, s11);
      aq += aStep;
      bq += bRow;
    }
    s00.intoArray(c, c0);
    s01.intoArray(c, c0 + cEnd);
    s10.intoArray(c, c1);
    s11.intoArray(c, c1 + cEnd);
  }

  static void byOne(
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
    int c1 = c0 + cRow;
    DoubleVector s00 = DoubleVector.fromArray(S, c, c0);
    DoubleVector s10 = DoubleVector.fromArray(S, c, c1);
    int aq = a0;
    int bq = b0;
    for (int q = 0; q < p; q++) {
      DoubleVector x = DoubleVector.fromArray(S, b, bq);
      DoubleVector f = DoubleVector.broadcast(S, a[aq]);
      s00 = f.fma(x, s00);
      f = DoubleVector.broadcast(S, a[aq + aRow]);
      s10 = f.fma(x, s10);
      aq += aStep;
      bq += bRow;
    }
    s00.intoArray(c, c0);
    s10.intoArray(c, c1);
  }
}
