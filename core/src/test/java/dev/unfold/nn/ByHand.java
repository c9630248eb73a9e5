package dev.unfold.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;

/** Numbers worked out by hand, and the equations' sums, one number at a time. */
final class ByHand {
  private ByHand() {}

  static Matrix matrix(double[]... rows) {
    return Matrix.of(DType.FLOAT64, rows);
  }

  static double[] row(double... numbers) {
    return numbers;
  }

  /** One column: a sentence of width 1. */
  static Matrix column(double... numbers) {
    Matrix column = Matrix.zeros(DType.FLOAT64, numbers.length, 1);
    for (int t = 0; t < numbers.length; t++) {
      column.set(t, 0, numbers[t]);
    }
    return column;
  }

  static Parameter parameter(String name, double[]... rows) {
    return new Parameter(name, matrix(rows));
  }

  /** A gate with D = H = 1. */
  static Gate gate(String name, double w, double u, double b) {
    return new Gate(
        parameter(name + ".w", row(w)),
        parameter(name + ".u", row(u)),
        parameter(name + ".b", row(b)));
  }

  /** One learnt state for all sentences. */
  static InitialState.Learnt state(String name, double... numbers) {
    return new InitialState.Learnt(parameter(name, row(numbers)));
  }

  static void requireNumbers(Matrix actual, double[]... expected) {
    assertThat(actual.shape()).isEqualTo(matrix(expected).shape());
    for (int r = 0; r < expected.length; r++) {
      assertThat(actual.toArray()[r]).as("row " + r).containsExactly(expected[r], within(1e-12));
    }
  }

  /** (W x + U h + b) of one unit, added up number by number. */
  static double sum(Gate gate, Matrix x, double[] h, int unit) {
    double sum = gate.b().value().get(0, unit);
    for (int k = 0; k < x.columns(); k++) {
      sum += gate.w().value().get(unit, k) * x.get(0, k);
    }
    return sum + product(gate, h, unit);
  }

  /** (U h) of one unit, added up number by number. */
  static double product(Gate gate, double[] h, int unit) {
    double sum = 0;
    for (int k = 0; k < h.length; k++) {
      sum += gate.u().value().get(unit, k) * h[k];
    }
    return sum;
  }

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
