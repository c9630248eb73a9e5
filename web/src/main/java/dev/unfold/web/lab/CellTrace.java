package dev.unfold.web.lab;

import dev.unfold.matrix.Matrix;
import java.util.List;

/** A forward pass of one sentence through the body of a network. */
interface CellTrace {
  /** The tensors in the order in which they are computed, the last one the body's output. */
  List<Value> values();

  /** The attention weights of each head, T×T; none in a recurrent network. */
  default List<Value> attention() {
    return List.of();
  }

  /** The body's output, N×H. */
  Matrix output();

  /**
   * The gradients at each step.
   *
   * @param dOutput the loss gradient of the output, N×H
   */
  CellGradients backward(Matrix dOutput);

  /** Rows moved by one: row t of the result is row t − 1, and row 0 is zero. */
  static Matrix previous(Matrix rows) {
    int[] from = new int[rows.rows()];
    for (int t = 0; t < from.length; t++) {
      from[t] = t - 1;
    }
    return rows.gather(from);
  }

  /** Rows moved the other way: row t of the result is row t + 1, and the last row is zero. */
  static Matrix next(Matrix rows) {
    int[] from = new int[rows.rows()];
    for (int t = 0; t < from.length; t++) {
      from[t] = t + 1 < from.length ? t + 1 : -1;
    }
    return rows.gather(from);
  }
}
