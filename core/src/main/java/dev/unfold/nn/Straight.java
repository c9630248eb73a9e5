package dev.unfold.nn;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.ShapeException;

/** The pass of y = x + constant: the loss gradient of the input is that of the output, the very same matrix. */
record Straight(Matrix output) implements Layer.Pass {
  @Override
  public Matrix backward(Matrix dy, Gradients into) {
    if (dy.rows() != output.rows() || dy.columns() != output.columns()) {
      throw new ShapeException("backward: dy is " + dy.shape() + ", expected " + output.shape());
    }
    return dy;
  }
}
