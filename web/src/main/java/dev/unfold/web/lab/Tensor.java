package dev.unfold.web.lab;

import dev.unfold.matrix.Matrix;

/**
 * A matrix by name, row-major; a vector has one row.
 *
 * @param values rows × columns of them
 */
public record Tensor(String name, int rows, int columns, double[] values) {
  /** A copy of a matrix. */
  public static Tensor of(String name, Matrix matrix) {
    return new Tensor(name, matrix.rows(), matrix.columns(), values(matrix));
  }

  /** The entries of a matrix, row by row. */
  static double[] values(Matrix matrix) {
    double[] values = new double[matrix.size()];
    for (int r = 0, i = 0; r < matrix.rows(); r++) {
      for (int k = 0; k < matrix.columns(); k++) {
        values[i++] = matrix.get(r, k);
      }
    }
    return values;
  }

  /** The Euclidean norm of a matrix. */
  static double norm(Matrix matrix) {
    return Math.sqrt(matrix.sumOfSquares());
  }
}
