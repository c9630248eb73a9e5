package dev.unfold.matrix.internal.vector;

import static dev.unfold.matrix.internal.vector.FloatLanes.V;

import dev.unfold.matrix.internal.FusedFloatProduct;

/** Packs, and multiplies what is packed, in the order of {@link FloatProduct}, but in plain Java. */
final class ColdPanels {
  private ColdPanels() {}

  /** A vector of columns that {@code FloatProduct} packs: each row of B has a part of it. */
  private interface Columns {
    /**
     * Takes the columns.
     *
     * @param k the first of them that no earlier vector has
     * @param count their number
     * @param at the place of the first one's first row among the packed numbers
     * @param row the distance of the rows there
     */
    void take(int k, int count, int at, int row);
  }

  /** Goes through all columns; the last vector overlaps the previous one, and begins with columns that are left out. */
  private static void forEach(int p, int n, int packed0, Columns columns) {
    int vectors = FloatProduct.vectors(n);
    int width;
    for (int first = 0; first < vectors; first += width) {
      width = FloatProduct.strip(first, vectors);
      for (int j = 0; j < width; j++) {
        int k = (first + j) * V;
        int overlap = Math.max(0, k - (n - V));
        int at = packed0 + p * first * V + j * V + overlap;
        columns.take(k, Math.min(V, n - k), at, width * V);
      }
    }
  }

  /** {@code FloatProduct.pack}. */
  static void pack(
      int p, int n, float[] b, int b0, int bRow, int bStep, float[] packed, int packed0) {
    forEach(
        p,
        n,
        packed0,
        (k, count, at, row) -> {
          int overlap = V - count;
          for (int q = 0; q < p; q++) {
            int from = b0 + q * bRow + (k - overlap) * bStep;
            int to = at - overlap + q * row;
            for (int j = 0; j < V; j++) {
              packed[to + j] = b[from + j * bStep];
            }
          }
        });
  }

  /** {@code FloatProduct.addPacked}. */
  static void product(
      int m,
      int n,
      int p,
      float[] a,
      int a0,
      int aRow,
      int aStep,
      float[] packed,
      int packed0,
      float[] c,
      int c0,
      int cRow) {
    if (m < FusedFloatProduct.WORTH_COPYING) {
      forEach(
          p,
          n,
          packed0,
          (k, count, at, row) ->
              FusedFloatProduct.addFew(
                  m, count, p, a, a0, aRow, aStep, packed, at, row, c, c0 + k, cRow));
    } else {
      float[][] rows = new float[p][n];
      forEach(
          p,
          n,
          packed0,
          (k, count, at, row) -> {
            for (int q = 0; q < p; q++) {
              System.arraycopy(packed, at + q * row, rows[q], k, count);
            }
          });
      FusedFloatProduct.add(m, n, p, a, a0, aRow, aStep, rows, c, c0, cRow);
    }
  }
}
