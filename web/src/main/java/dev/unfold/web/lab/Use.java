package dev.unfold.web.lab;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.Optional;

/**
 * One use of a parameter at every step, for the sum over its copies in time: dW = Σ_t d_t x_tᵀ.
 *
 * @param parameter W, H×D, or a bias, 1×H
 * @param gradient d, N×H
 * @param input x, N×D; empty for a bias
 */
record Use(Parameter parameter, Matrix gradient, Optional<Matrix> input) {
  static Use of(Parameter weight, Matrix gradient, Matrix input) {
    return new Use(weight, gradient, Optional.of(input));
  }

  static Use ofBias(Parameter bias, Matrix gradient) {
    return new Use(bias, gradient, Optional.empty());
  }

  /** What step t adds to the parameter's gradient. */
  Matrix at(int t) {
    Matrix value = parameter.value();
    Matrix sum = Matrix.zeros(value.dtype(), value.rows(), value.columns());
    Matrix d = gradient.row(t);
    return input.map(x -> sum.addTransposedProduct(d, x.row(t))).orElseGet(() -> sum.add(d));
  }
}
