package dev.unfold.nn;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;

/** Checks of shapes: of weights when a layer or a model is made, of inputs and gradients when it runs. */
public final class Shapes {
  private Shapes() {}

  /**
   * Checks the shape of weights.
   *
   * @throws ShapeException if they are not {@code rows}×{@code columns}
   */
  public static void require(String name, Matrix weights, int rows, int columns) {
    if (weights.rows() != rows || weights.columns() != columns) {
      throw new ShapeException(
          name + " is " + weights.shape() + ", expected " + rows + "×" + columns);
    }
  }

  /**
   * Checks the shape and the type of weights.
   *
   * @throws ShapeException if they are not {@code rows}×{@code columns} of that type
   */
  public static void require(String name, Matrix weights, int rows, int columns, DType dtype) {
    if (weights.rows() != rows || weights.columns() != columns || weights.dtype() != dtype) {
      throw new ShapeException(
          name + " is " + weights + ", expected " + rows + "×" + columns + " " + dtype);
    }
  }

  static void require(Parameter parameter, int rows, int columns) {
    require(parameter.name(), parameter.value(), rows, columns);
  }

  /** Checks that an input has one row of this width for each token of the batch. */
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

  /** Checks that a matrix has one row for each of N tokens, whatever its width. */
  static void requireRows(String what, Matrix matrix, int tokens) {
    if (matrix.rows() != tokens) {
      throw new ShapeException(
          what + " is " + matrix.shape() + ", expected one row for each of " + tokens + " tokens");
    }
  }

  /** Checks that a gradient has the output's shape. */
  static void require(String where, Matrix dy, Matrix output) {
    if (dy.rows() != output.rows() || dy.columns() != output.columns()) {
      throw new ShapeException(where + ": dy is " + dy.shape() + ", expected " + output.shape());
    }
  }
}
