package dev.unfold.lab.plot;

import dev.unfold.matrix.Matrix;
import java.util.Arrays;

/**
 * A matrix reduced to the number of cells for which a picture has room. Each cell is the entry of its block with the
 * largest
 * absolute value, or NaN if the block contains NaN, so that no outlier is hidden.
 *
 * @param values the cells
 * @param blockRows rows of the matrix in one cell
 * @param blockColumns columns of the matrix in one cell
 */
record Downsampled(double[][] values, int blockRows, int blockColumns) {
  /** Reduces a matrix to at most the given number of rows and columns. */
  static Downsampled of(Matrix matrix, int mostRows, int mostColumns) {
    int blockRows = Math.max(1, ceilDiv(matrix.rows(), mostRows));
    int blockColumns = Math.max(1, ceilDiv(matrix.columns(), mostColumns));
    double[][] values =
        new double[ceilDiv(matrix.rows(), blockRows)][ceilDiv(matrix.columns(), blockColumns)];
    for (int r = 0; r < matrix.rows(); r++) {
      for (int k = 0; k < matrix.columns(); k++) {
        double entry = matrix.get(r, k);
        double[] row = values[r / blockRows];
        if (!(Math.abs(entry) <= Math.abs(row[k / blockColumns]))) {
          row[k / blockColumns] = farther(entry, row[k / blockColumns]);
        }
      }
    }
    return new Downsampled(values, blockRows, blockColumns);
  }

  private static double farther(double entry, double soFar) {
    return Double.isNaN(soFar) ? soFar : entry;
  }

  private static int ceilDiv(int a, int b) {
    return (a + b - 1) / b;
  }

  int rows() {
    return values.length;
  }

  int columns() {
    return values.length == 0 ? 0 : values[0].length;
  }

  /** The largest absolute value of a finite cell; 0 without finite cells. */
  double largest() {
    return Arrays.stream(values)
        .flatMapToDouble(Arrays::stream)
        .map(Math::abs)
        .filter(Double::isFinite)
        .max()
        .orElse(0);
  }

  /** Whether a cell covers more than one entry. */
  boolean pooled() {
    return blockRows * blockColumns > 1;
  }
}
