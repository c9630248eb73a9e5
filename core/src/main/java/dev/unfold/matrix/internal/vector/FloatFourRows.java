package dev.unfold.matrix.internal.vector;

import static dev.unfold.matrix.internal.vector.FloatLanes.S;
import static dev.unfold.matrix.internal.vector.FloatLanes.V;

import jdk.incubator.vector.FloatVector;

/**
 * C += A·B over {@code float} for a strip of C that is one to four vectors wide. A tile of four rows stays in registers while the
 * loop runs over A's columns and B's rows. {@link DoubleFourRows} is generated from this file.
 *
 * <p>Each accumulator is a variable of its own. Each method loops over all tiles of one kind: one call per tile would cost as
 * much as eight of its steps.
 */
final class FloatFourRows {
  private FloatFourRows() {}

  /** Four vectors of all rows, four rows at a time; the last vector of C begins {@code cEnd} numbers after the first, that of B {@code bEnd}. */
  static void byFour(
      int m,
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
    for (int r = 0; r < m; r += 4) {
      int cr = c0 + r * cRow;
      int c1 = cr + cRow;
      int c2 = c1 + cRow;
      int c3 = c2 + cRow;
      FloatVector s00 = FloatVector.fromArray(S, c, cr);
      FloatVector s01 = FloatVector.fromArray(S, c, cr + V);
      FloatVector s02 = FloatVector.fromArray(S, c, cr + 2 * V);
      FloatVector s03 = FloatVector.fromArray(S, c, cr + cEnd);
      FloatVector s10 = FloatVector.fromArray(S, c, c1);
      FloatVector s11 = FloatVector.fromArray(S, c, c1 + V);
      FloatVector s12 = FloatVector.fromArray(S, c, c1 + 2 * V);
      FloatVector s13 = FloatVector.fromArray(S, c, c1 + cEnd);
      FloatVector s20 = FloatVector.fromArray(S, c, c2);
      FloatVector s21 = FloatVector.fromArray(S, c, c2 + V);
      FloatVector s22 = FloatVector.fromArray(S, c, c2 + 2 * V);
      FloatVector s23 = FloatVector.fromArray(S, c, c2 + cEnd);
      FloatVector s30 = FloatVector.fromArray(S, c, c3);
      FloatVector s31 = FloatVector.fromArray(S, c, c3 + V);
      FloatVector s32 = FloatVector.fromArray(S, c, c3 + 2 * V);
      FloatVector s33 = FloatVector.fromArray(S, c, c3 + cEnd);
      int aq = a0 + r * aRow;
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
        f = FloatVector.broadcast(S, a[aq + 2 * aRow]);
        s20 = f.fma(w, s20);
        s21 = f.fma(x, s21);
        s22 = f.fma(y, s22);
        s23 = f.fma(z, s23);
        f = FloatVector.broadcast(S, a[aq + 3 * aRow]);
        s30 = f.fma(w, s30);
        s31 = f.fma(x, s31);
        s32 = f.fma(y, s32);
        s33 = f.fma(z, s33);
        aq += aStep;
        bq += bRow;
      }
      s00.intoArray(c, cr);
      s01.intoArray(c, cr + V);
      s02.intoArray(c, cr + 2 * V);
      s03.intoArray(c, cr + cEnd);
      s10.intoArray(c, c1);
      s11.intoArray(c, c1 + V);
      s12.intoArray(c, c1 + 2 * V);
      s13.intoArray(c, c1 + cEnd);
      s20.intoArray(c, c2);
      s21.intoArray(c, c2 + V);
      s22.intoArray(c, c2 + 2 * V);
      s23.intoArray(c, c2 + cEnd);
      s30.intoArray(c, c3);
      s31.intoArray(c, c3 + V);
      s32.intoArray(c, c3 + 2 * V);
      s33.intoArray(c, c3 + cEnd);
    }
  }

  static void byThree(
      int m,
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
    for (int r = 0; r < m; r += 4) {
      int cr = c0 + r * cRow;
      int c1 = cr + cRow;
      int c2 = c1 + cRow;
      int c3 = c2 + cRow;
      FloatVector s00 = FloatVector.fromArray(S, c, cr);
      FloatVector s01 = FloatVector.fromArray(S, c, cr + V);
      FloatVector s02 = FloatVector.fromArray(S, c, cr + cEnd);
      FloatVector s10 = FloatVector.fromArray(S, c, c1);
      FloatVector s11 = FloatVector.fromArray(S, c, c1 + V);
      FloatVector s12 = FloatVector.fromArray(S, c, c1 + cEnd);
      FloatVector s20 = FloatVector.fromArray(S, c, c2);
      FloatVector s21 = FloatVector.fromArray(S, c, c2 + V);
      FloatVector s22 = FloatVector.fromArray(S, c, c2 + cEnd);
      FloatVector s30 = FloatVector.fromArray(S, c, c3);
      FloatVector s31 = FloatVector.fromArray(S, c, c3 + V);
      FloatVector s32 = FloatVector.fromArray(S, c, c3 + cEnd);
      int aq = a0 + r * aRow;
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
        f = FloatVector.broadcast(S, a[aq + 2 * aRow]);
        s20 = f.fma(x, s20);
        s21 = f.fma(y, s21);
        s22 = f.fma(z, s22);
        f = FloatVector.broadcast(S, a[aq + 3 * aRow]);
        s30 = f.fma(x, s30);
        s31 = f.fma(y, s31);
        s32 = f.fma(z, s32);
        aq += aStep;
        bq += bRow;
      }
      s00.intoArray(c, cr);
      s01.intoArray(c, cr + V);
      s02.intoArray(c, cr + cEnd);
      s10.intoArray(c, c1);
      s11.intoArray(c, c1 + V);
      s12.intoArray(c, c1 + cEnd);
      s20.intoArray(c, c2);
      s21.intoArray(c, c2 + V);
      s22.intoArray(c, c2 + cEnd);
      s30.intoArray(c, c3);
      s31.intoArray(c, c3 + V);
      s32.intoArray(c, c3 + cEnd);
    }
  }

  /** Two vectors of all rows, four rows at a time. Where the two overlap in C, both hold the same numbers. */
  static void byTwo(
      int m,
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
    for (int r = 0; r < m; r += 4) {
      int cr = c0 + r * cRow;
      int c1 = cr + cRow;
      int c2 = c1 + cRow;
      int c3 = c2 + cRow;
      FloatVector s00 = FloatVector.fromArray(S, c, cr);
      FloatVector s01 = FloatVector.fromArray(S, c, cr + cEnd);
      FloatVector s10 = FloatVector.fromArray(S, c, c1);
      FloatVector s11 = FloatVector.fromArray(S, c, c1 + cEnd);
      FloatVector s20 = FloatVector.fromArray(S, c, c2);
      FloatVector s21 = FloatVector.fromArray(S, c, c2 + cEnd);
      FloatVector s30 = FloatVector.fromArray(S, c, c3);
      FloatVector s31 = FloatVector.fromArray(S, c, c3 + cEnd);
      int aq = a0 + r * aRow;
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
        f = FloatVector.broadcast(S, a[aq + 2 * aRow]);
        s20 = f.fma(x, s20);
        s21 = f.fma(y, s21);
        f = FloatVector.broadcast(S, a[aq + 3 * aRow]);
        s30 = f.fma(x, s30);
        s31 = f.fma(y, s31);
        aq += aStep;
        bq += bRow;
      }
      s00.intoArray(c, cr);
      s01.intoArray(c, cr + cEnd);
      s10.intoArray(c, c1);
      s11.intoArray(c, c1 + cEnd);
      s20.intoArray(c, c2);
      s21.intoArray(c, c2 + cEnd);
      s30.intoArray(c, c3);
      s31.intoArray(c, c3 + cEnd);
    }
  }

  static void byOne(
      int m,
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
    for (int r = 0; r < m; r += 4) {
      int cr = c0 + r * cRow;
      int c1 = cr + cRow;
      int c2 = c1 + cRow;
      int c3 = c2 + cRow;
      FloatVector s00 = FloatVector.fromArray(S, c, cr);
      FloatVector s10 = FloatVector.fromArray(S, c, c1);
      FloatVector s20 = FloatVector.fromArray(S, c, c2);
      FloatVector s30 = FloatVector.fromArray(S, c, c3);
      int aq = a0 + r * aRow;
      int bq = b0;
      for (int q = 0; q < p; q++) {
        FloatVector x = FloatVector.fromArray(S, b, bq);
        FloatVector f = FloatVector.broadcast(S, a[aq]);
        s00 = f.fma(x, s00);
        f = FloatVector.broadcast(S, a[aq + aRow]);
        s10 = f.fma(x, s10);
        f = FloatVector.broadcast(S, a[aq + 2 * aRow]);
        s20 = f.fma(x, s20);
        f = FloatVector.broadcast(S, a[aq + 3 * aRow]);
        s30 = f.fma(x, s30);
        aq += aStep;
        bq += bRow;
      }
      s00.intoArray(c, cr);
      s10.intoArray(c, c1);
      s20.intoArray(c, c2);
      s30.intoArray(c, c3);
    }
  }
}
