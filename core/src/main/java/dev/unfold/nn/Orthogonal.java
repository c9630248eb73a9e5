package dev.unfold.nn;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.util.random.RandomGenerator;

/**
 * Random orthogonal matrices, as initial values of recurrent weights: U Uᵀ = 1, so ‖U h‖ = ‖h‖ for any number of steps.
 * Source: Saxe et al. 2014.
 */
final class Orthogonal {
  private Orthogonal() {}

  /** A random orthogonal matrix, size×size: the rows of a normal matrix, made orthonormal one by one (Gram-Schmidt). */
  static Matrix draw(DType dtype, int size, RandomGenerator random) {
    Matrix q = Matrix.zeros(DType.FLOAT64, size, size);
    for (int r = 0; r < size; r++) {
      Matrix row = q.row(r);
      for (int k = 0; k < size; k++) {
        row.set(0, k, random.nextGaussian());
      }
      Matrix earlier = q.rows(0, r);
      for (int twice = 0; twice < 2; twice++) { // the second time removes what rounding left
        Matrix shares = row.timesTransposed(earlier);
        row.addProduct(shares.scale(-1), earlier);
        row.scale(1 / Math.sqrt(row.sumOfSquares()));
      }
    }
    return q.as(dtype);
  }
}
