package dev.unfold.nn;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;

/** Checks what layers are given: parameters when they are made, rows when they run. */
final class Shapes {
  private Shapes() {}

  /** Refuses a parameter of another shape. */
  static void require(Parameter parameter, int rows, int columns) {
    Matrix value = parameter.value();
    if (value.rows() != rows || value.columns() != columns) {
      throw new ShapeException(
          parameter.name() + " is " + value.shape() + ", expected " + rows + "×" + columns);
    }
  }

  /** Refuses an input that is not one row of this width for each token of the batch. */
  static void require(String where, Matrix x, Batch batch, int width) {
    if (x.rows() != batch.tokens() || x.columns() != width) {
      throw new ShapeException(
          where
              + ": x is "
              + x.shape()
              + ", expected "
              + batch.tokens()
              + "×"
              + width
              + " (one row a token; this layer reads vectors of width "
              + width
              + ")");
    }
  }

  /** Refuses an error that has not the output's shape. */
  static void require(String where, Matrix dy, Matrix output) {
    if (dy.rows() != output.rows() || dy.columns() != output.columns()) {
      throw new ShapeException(where + ": dy is " + dy.shape() + ", expected " + output.shape());
    }
  }
}
