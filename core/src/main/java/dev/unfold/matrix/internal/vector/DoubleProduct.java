package dev.unfold.matrix.internal.vector;

import static dev.unfold.matrix.internal.vector.DoubleLanes.S;
import static dev.unfold.matrix.internal.vector.DoubleLanes.V;

import jdk.incubator.vector.DoubleVector;

/**
 * C += A·B over {@code double}, strip by strip: C's columns in strips of a few vectors. Generated from {@link FloatProduct}: change that file, then run {@code TwinsTest}.
 *
 * <p>B is read as stored, or packed: each strip's columns of B, one row after another, so that a strip is contiguous in
 * memory whatever the width of B. The last vector of a row overlaps the previous one; both compute the same numbers. In
 * either case an entry is a sum over q in order, so it has the same bits.
 */
final class DoubleProduct {
  /** Vectors in the widest strip. With 512-bit vectors come 32 registers: enough for sixteen sums, four rows by four vectors. */
  private static final int WIDEST = S.vectorBitSize() == 512 ? 4 : 3;

  private DoubleProduct() {}

  /** The number of vectors that cover n columns. */
  static int vectors(int n) {
    return (n + V - 1) / V;
  }

  /**
   * The width, in vectors, of the strip that begins at vector {@code first}. With 32 registers strips are four wide, after
   * the number of strips of three that leaves no remainder; otherwise three wide, after strips of two.
   */
  static int strip(int first, int vectors) {
    if (vectors <= WIDEST) {
      return vectors;
    }
    if (WIDEST == 3) {
      int pairs = 2 * vectors % 3;
      return first < 2 * pairs ? 2 : 3;
    }
    if (vectors == 5) {
      return first == 0 ? 2 : 3;
    }
    int threes = -vectors & 3;
    return first < 3 * threes ? 3 : 4;
  }

  /** {@code DoubleKernels.product} for rows of at least one vector. */
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
    int vectors = vectors(n);
    int width;
    for (int first = 0; first < vectors; first += width) {
      width = strip(first, vectors);
      int k = first * V;
      int end = Math.min(k + (width - 1) * V, n - V) - k;
      rows(width, m, p, a, a0, aRow, aStep, b, b0 + k, bRow, end, c, c0 + k, cRow, end);
    }
  }

  /** {@code DoubleKernels.productPacked} for rows of at least one vector. */
  static void addPacked(
      int m,
      int n,
      int p,
      double[] a,
      int a0,
      int aRow,
      int aStep,
      double[] b,
      int b0,
      double[] c,
      int c0,
      int cRow) {
    int vectors = vectors(n);
    int width;
    for (int first = 0; first < vectors; first += width) {
      width = strip(first, vectors);
      int k = first * V;
      int end = Math.min(k + (width - 1) * V, n - V) - k;
      int bEnd = (width - 1) * V;
      rows(width, m, p, a, a0, aRow, aStep, b, b0 + p * k, width * V, bEnd, c, c0 + k, cRow, end);
    }
  }

  /** All rows of a strip: four at a time, then two, then one. */
  private static void rows(
      int width,
      int m,
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
    int fours = m & ~3;
    int twos = m & 2;
    if (fours > 0) {
      fours(width, fours, p, a, a0, aRow, aStep, b, b0, bRow, bEnd, c, c0, cRow, cEnd);
    }
    if (twos > 0) {
      int a2 = a0 + fours * aRow;
      twos(width, p, a, a2, aRow, aStep, b, b0, bRow, bEnd, c, c0 + fours * cRow, cRow, cEnd);
    }
    if ((m & 1) > 0) {
      int last = m - 1;
      one(width, p, a, a0 + last * aRow, aStep, b, b0, bRow, bEnd, c, c0 + last * cRow, cEnd);
    }
  }

  private static void fours(
      int width,
      int m,
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
    switch (width) {
      case 4 ->
          DoubleFourRows.byFour(m, p, a, a0, aRow, aStep, b, b0, bRow, bEnd, c, c0, cRow, cEnd);
      case 3 ->
          DoubleFourRows.byThree(m, p, a, a0, aRow, aStep, b, b0, bRow, bEnd, c, c0, cRow, cEnd);
      case 2 ->
          DoubleFourRows.byTwo(m, p, a, a0, aRow, aStep, b, b0, bRow, bEnd, c, c0, cRow, cEnd);
      default -> DoubleFourRows.byOne(m, p, a, a0, aRow, aStep, b, b0, bRow, c, c0, cRow);
    }
  }

  private static void twos(
      int width,
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
    switch (width) {
      case 4 -> DoubleTwoRows.byFour(p, a, a0, aRow, aStep, b, b0, bRow, bEnd, c, c0, cRow, cEnd);
      case 3 -> DoubleTwoRows.byThree(p, a, a0, aRow, aStep, b, b0, bRow, bEnd, c, c0, cRow, cEnd);
      case 2 -> DoubleTwoRows.byTwo(p, a, a0, aRow, aStep, b, b0, bRow, bEnd, c, c0, cRow, cEnd);
      default -> DoubleTwoRows.byOne(p, a, a0, aRow, aStep, b, b0, bRow, c, c0, cRow);
    }
  }

  private static void one(
      int width,
      int p,
      double[] a,
      int a0,
      int aStep,
      double[] b,
      int b0,
      int bRow,
      int bEnd,
      double[] c,
      int c0,
      int cEnd) {
    switch (width) {
      case 4 -> DoubleOneRow.byFour(p, a, a0, aStep, b, b0, bRow, bEnd, c, c0, cEnd);
      case 3 -> DoubleOneRow.byThree(p, a, a0, aStep, b, b0, bRow, bEnd, c, c0, cEnd);
      case 2 -> DoubleOneRow.byTwo(p, a, a0, aStep, b, b0, bRow, bEnd, c, c0, cEnd);
      default -> DoubleOneRow.byOne(p, a, a0, aStep, b, b0, bRow, c, c0);
    }
  }

  /** The number of entries that {@link #pack} writes for B(p×n). */
  static int packedLength(int p, int n) {
    return p * vectors(n) * V;
  }

  /** Packs B(p×n), where B[q,k] = b[b0 + q·bRow + k·bStep], for {@link #addPacked}. */
  static void pack(int p, int n, double[] b, int b0, int bRow, int bStep, double[] packed, int at) {
    int vectors = vectors(n);
    int width;
    for (int first = 0; first < vectors; first += width) {
      width = strip(first, vectors);
      for (int j = 0; j < width; j++) {
        int k = Math.min((first + j) * V, n - V);
        int to = at + p * first * V + j * V;
        if (bStep == 1) {
          packRows(p, b, b0 + k, bRow, packed, to, width * V);
        } else {
          packColumns(p, b, b0 + k * bStep, bRow, bStep, packed, to, width * V);
        }
      }
    }
  }

  private static void packRows(
      int p, double[] b, int b0, int bRow, double[] packed, int to, int step) {
    for (int q = 0; q < p; q++) {
      DoubleVector.fromArray(S, b, b0 + q * bRow).intoArray(packed, to + q * step);
    }
  }

  private static void packColumns(
      int p, double[] b, int b0, int bRow, int bStep, double[] packed, int to, int step) {
    for (int k = 0; k < V; k++) {
      int from = b0 + k * bStep;
      int at = to + k;
      for (int q = 0; q < p; q++) {
        packed[at] = b[from];
        from += bRow;
        at += step;
      }
    }
  }
}
