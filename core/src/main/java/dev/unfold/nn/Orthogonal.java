package dev.unfold.nn;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/**
 * Orthogonal matrices, to start a recurrence with: U Uᵀ = 1, so that U h is as long as h, however many steps it is
 * repeated. Source: Saxe et al. 2014.
 */
final class Orthogonal {
  private Orthogonal() {}

  /** A random orthogonal matrix, size×size: the rows of a normal matrix, made orthonormal one by one (Gram-Schmidt). */
  static Matrix draw(DType dtype, int size, RandomGenerator random) {
    double[][] rows = new double[size][];
    for (int r = 0; r < size; r++) {
      rows[r] = DoubleStream.generate(random::nextGaussian).limit(size).toArray();
      for (int twice = 0; twice < 2; twice++) { // the second time takes away what rounding left
        for (int earlier = 0; earlier < r; earlier++) {
          addScaled(rows[r], -dot(rows[r], rows[earlier]), rows[earlier]);
        }
        scale(rows[r], 1 / Math.sqrt(dot(rows[r], rows[r])));
      }
    }
    return Matrix.of(dtype, rows);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static void addScaled(double[] to, double alpha, double[] x) {
    for (int k = 0; k < to.length; k++) {
      to[k] += alpha * x[k];
    }
  }

  private static void scale(double[] x, double alpha) {
    for (int k = 0; k < x.length; k++) {
      x[k] *= alpha;
    }
  }
}
