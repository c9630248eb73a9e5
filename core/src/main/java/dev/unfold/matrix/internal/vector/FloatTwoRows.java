package dev.unfold.matrix.internal.vector;

import static dev.unfold.matrix.internal.vector.FloatLanes.S;
import static dev.unfold.matrix.internal.vector.FloatLanes.V;

import jdk.incubator.vector.FloatVector;

/**
 * C += A·B over {@code float} for a strip of C that is one to four vectors wide. A tile of two rows stays in registers while the
 * loop runs over A's columns and B's rows. {@link DoubleTwoRows} is generated from this file.
 */
final class FloatTwoRows {
  private FloatTwoRows() {}

  static void byFour(
      int p,
      float[] a,
      int a0,
      int aRow,
      int aStep,
      float[] b,
      int b0,
      int bRow,
      int bEnd,
      float[] c,
      int c0,
      int cRow,
      int cEnd) {
    int c1 = c0 + cRow;
    FloatVector s00 = FloatVector.fromArray(S, c, c0);
    FloatVector s01 = FloatVector.fromArray(S, c, c0 + V);
    FloatVector s02 = FloatVector.fromArray(S, c, c0 + 2 * V);
    FloatVector s03 = FloatVector.fromArray(S, c, c0 + cEnd);
    FloatVector s10 = FloatVector.fromArray(S, c, c1);
    FloatVector s11 = FloatVector.fromArray(S, c, c1 + V);
    FloatVector s12 = FloatVector.fromArray(S, c, c1 + 2 * V);
    FloatVector s13 = FloatVector.fromArray(S, c, c1 + cEnd);
    int aq = a0;
    int bq = b0;
    for (int q = 0; q < p; q++) {
      FloatVector w = FloatVector.fromArray(S, b, bq);
      FloatVector x = FloatVector.fromArray(S, b, bq + V);
      FloatVector y = FloatVector.fromArray(S, b, bq + 2 * V);
      FloatVector z = FloatVector.fromArray(S, b, bq + bEnd);
      FloatVector f = FloatVector.broadcast(S, a[aq]);
      s00 = f.fma(w, s00);
      s01 = f.fma(x, s01);
      s02 = f.fma(y, s02);
      s03 = f.fma(z, s03);
      f = FloatVector.broadcast(S, a[aq + aRow]);
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
      float[] a,
      int a0,
      int aRow,
      int aStep,
      float[] b,
      int b0,
      int bRow,
      int bEnd,
      float[] c,
      int c0,
      int cRow,
      int cEnd) {
    int c1 = c0 + cRow;
    FloatVector s00 = FloatVector.fromArray(S, c, c0);
    FloatVector s01 = FloatVector.fromArray(S, c, c0 + V);
    FloatVector s02 = FloatVector.fromArray(S, c, c0 + cEnd);
    FloatVector s10 = FloatVector.fromArray(S, c, c1);
    FloatVector s11 = FloatVector.fromArray(S, c, c1 + V);
    FloatVector s12 = FloatVector.fromArray(S, c, c1 + cEnd);
    int aq = a0;
    int bq = b0;
    for (int q = 0; q < p; q++) {
      FloatVector x = FloatVector.fromArray(S, b, bq);
      FloatVector y = FloatVector.fromArray(S, b, bq + V);
      FloatVector z = FloatVector.fromArray(S, b, bq + bEnd);
      FloatVector f = FloatVector.broadcast(S, a[aq]);
      s00 = f.fma(x, s00);
      s01 = f.fma(y, s01);
      s02 = f.fma(z, s02);
      f = FloatVector.broadcast(S, a[aq + aRow]);
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
      float[] a,
      int a0,
      int aRow,
      int aStep,
      float[] b,
      int b0,
      int bRow,
      int bEnd,
      float[] c,
      int c0,
      int cRow,
      int cEnd) {
    int c1 = c0 + cRow;
    FloatVector s00 = FloatVector.fromArray(S, c, c0);
    FloatVector s01 = FloatVector.fromArray(S, c, c0 + cEnd);
    FloatVector s10 = FloatVector.fromArray(S, c, c1);
    FloatVector s11 = FloatVector.fromArray(S, c, c1 + cEnd);
    int aq = a0;
    int bq = b0;
    for (int q = 0; q < p; q++) {
      FloatVector x = FloatVector.fromArray(S, b, bq);
      FloatVector y = FloatVector.fromArray(S, b, bq + bEnd);
      FloatVector f = FloatVector.broadcast(S, a[aq]);
      s00 = f.fma(x, s00);
      s01 = f.fma(y, s01);
      f = FloatVector.broadcast(S, a[aq + aRow]);
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
    int c1 = c0 + cRow;
    FloatVector s00 = FloatVector.fromArray(S, c, c0);
    FloatVector s10 = FloatVector.fromArray(S, c, c1);
    int aq = a0;
    int bq = b0;
    for (int q = 0; q < p; q++) {
      FloatVector x = FloatVector.fromArray(S, b, bq);
      FloatVector f = FloatVector.broadcast(S, a[aq]);
      s00 = f.fma(x, s00);
      f = FloatVector.broadcast(S, a[aq + aRow]);
      s10 = f.fma(x, s10);
      aq += aStep;
      bq += bRow;
    }
    s00.intoArray(c, c0);
    s10.intoArray(c, c1);
  }
}
