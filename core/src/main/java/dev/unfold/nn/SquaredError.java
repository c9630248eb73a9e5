package dev.unfold.nn;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.ShapeException;

/**
 * Squared error of outputs that are numbers, not scores of tags.
 *
 * <pre>{@code
 *   (1) e = y − target          y, target, e : N×K   one row for each prediction
 *   (2) L = (1/N) Σ e ⊙ e       Σ over rows and columns
 *
 *       dy = (2/N) e            (1) and (2) backwards, in one
 * }</pre>
 *
 * <p>Shapes: N×K; N = 0 is allowed, and its loss, a mean over no rows, is NaN. Cost: N·K multiply-adds. Checked by {@code
 * SquaredErrorTest} (numbers by hand, numeric gradient).
 *
 * <p>Derived in guide/layers/squarederror.md.
 */
public record SquaredError() {
  /**
   * The loss of outputs against their targets.
   *
   * @throws ShapeException if they have different shapes
   */
  public Pass forward(Matrix y, Matrix target) {
    if (y.rows() != target.rows() || y.columns() != target.columns()) {
      throw new ShapeException(
          "SquaredError.forward: y is " + y.shape() + ", the target is " + target.shape());
    }
    Matrix e = y.copy().addScaled(-1, target); //            (1)
    return new Pass(e.sumOfSquares() / e.rows(), e); //      (2)
  }

  /**
   * One call.
   *
   * @param loss L, a mean over the rows
   * @param e the errors, N×K
   */
  public record Pass(double loss, Matrix e) {
    /** The loss gradient of y, N×K. */
    public Matrix backward() {
      return e.copy().scale(2.0 / e.rows()); //              (2)  L = (1/N) Σ e ⊙ e
    }
  }
}
