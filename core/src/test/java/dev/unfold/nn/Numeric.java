package dev.unfold.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/** Numbers to test a layer with: given ones, random ones, and slopes by central differences. */
final class Numeric {
  private static final double EPSILON = 1e-6;

  /** Slopes below this are measured against it: a difference of two losses of order one is known to 1e-10 only. */
  private static final double NOISE = 1e-3;

  static final double ALLOWED = 1e-6;

  private Numeric() {}

  /** Entries uniform in ±1. */
  static Matrix matrix(DType dtype, int rows, int columns, RandomGenerator random) {
    return Matrix.uniform(dtype, rows, columns, -1, 1, random);
  }

  /** Moves every entry of every parameter, so that no bias stays zero and no scale one. */
  static void disturb(List<Parameter> parameters, RandomGenerator random) {
    for (Parameter parameter : parameters) {
      Matrix value = parameter.value();
      value.add(matrix(value.dtype(), value.rows(), value.columns(), random).scale(0.3));
    }
  }

  /** Σ output ⊙ weights: a loss whose gradient by the output is {@code weights}. */
  static double loss(Matrix output, Matrix weights) {
    return output.copy().multiply(weights).sum();
  }

  /** Requires that the gradient of every parameter is the slope of the loss. */
  static void requireSlopes(List<Parameter> parameters, Gradients gradients, DoubleSupplier loss) {
    for (Parameter parameter : parameters) {
      requireSlopes(parameter.name(), parameter.value(), gradients.dense(parameter), loss);
    }
  }

  /** Requires that {@code analytic} is the slope of the loss by every entry of {@code value}. */
  static void requireSlopes(String name, Matrix value, Matrix analytic, DoubleSupplier loss) {
    Matrix numeric = Matrix.zeros(DType.FLOAT64, value.rows(), value.columns());
    for (int r = 0; r < value.rows(); r++) {
      for (int k = 0; k < value.columns(); k++) {
        numeric.set(r, k, slope(value, r, k, loss));
      }
    }
    assertThat(analytic.shape()).as("shape of d" + name).isEqualTo(value.shape());
    assertThat(error(analytic, numeric)).as("error of d" + name).isLessThan(ALLOWED);
  }

  private static double slope(Matrix value, int r, int k, DoubleSupplier loss) {
    double entry = value.get(r, k);
    value.set(r, k, entry + EPSILON);
    double above = loss.getAsDouble();
    value.set(r, k, entry - EPSILON);
    double below = loss.getAsDouble();
    value.set(r, k, entry);
    return (above - below) / (2 * EPSILON);
  }

  /** The largest difference of two entries, relative to the larger of them or a tenth of the largest of all. */
  static double error(Matrix analytic, Matrix numeric) {
    double floor = Math.max(NOISE, Math.max(analytic.maxAbs(), numeric.maxAbs()) / 10);
    double worst = 0;
    for (int r = 0; r < analytic.rows(); r++) {
      for (int k = 0; k < analytic.columns(); k++) {
        double a = analytic.get(r, k);
        double n = numeric.get(r, k);
        double scale = Math.max(floor, Math.max(Math.abs(a), Math.abs(n)));
        worst = Math.max(worst, Math.abs(a - n) / scale); // NaN stays NaN
      }
    }
    return worst;
  }

  /** Requires two matrices to be the same up to a part of their largest entry. */
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
