package dev.unfold.model;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.ShapeException;

/** Checks the weights that a model is made from. */
final class Shapes {
  private Shapes() {}

  static void require(String name, Matrix weights, int rows, int columns) {
    if (weights.rows() != rows || weights.columns() != columns) {
      throw new ShapeException(
          name + " is " + weights.shape() + ", expected " + rows + "×" + columns);
    }
  }
}
