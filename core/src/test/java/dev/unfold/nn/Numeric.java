package dev.unfold.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.List;
import java.util.random.RandomGenerator;

/** Given and random matrices for tests, and comparisons of matrices. */
final class Numeric {
  /** The smallest denominator of a relative difference. */
  private static final double NOISE = 1e-3;

  private Numeric() {}

  /** Entries uniform in ±1. */
  static Matrix matrix(DType dtype, int rows, int columns, RandomGenerator random) {
    return Matrix.uniform(dtype, rows, columns, -1, 1, random);
  }

  /** Adds noise to every parameter, so that no bias stays zero and no scale one. */
  static void disturb(List<Parameter> parameters, RandomGenerator random) {
    for (Parameter parameter : parameters) {
      Matrix value = parameter.value();
      value.add(matrix(value.dtype(), value.rows(), value.columns(), random).scale(0.3));
    }
  }

  /** Requires two matrices to be equal up to a tolerance relative to their largest entry. */
  static void requireClose(String what, Matrix actual, Matrix expected, double tolerance) {
    assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
    double largest = Math.max(NOISE, Math.max(actual.maxAbs(), expected.maxAbs()));
    assertThat(difference(actual, expected))
        .as(what)
        .isFinite()
        .isLessThanOrEqualTo(tolerance * largest);
  }

  /** The largest difference of two entries; NaN if one is not a number. */
  static double difference(Matrix a, Matrix b) {
    return a.as(DType.FLOAT64).addScaled(-1, b.as(DType.FLOAT64)).maxAbs();
  }

  /** A {@code FLOAT64} matrix of these numbers. */
  static Matrix matrix(double[]... rows) {
    return Matrix.of(DType.FLOAT64, rows);
  }

  /** One row. */
  static double[] row(double... numbers) {
    return numbers;
  }

  /** A {@code FLOAT64} parameter of these numbers. */
  static Parameter parameter(String name, double[]... rows) {
    return new Parameter(name, matrix(rows));
  }

  /** Requires the numbers that were worked out by hand. */
  static void requireNumbers(Matrix actual, double[]... expected) {
    requireClose("numbers by hand", actual, matrix(expected), 1e-12);
  }
}
