package dev.unfold.nn;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.List;

/**
 * A layer of a network: from one row of numbers a token to another, forward and backward.
 *
 * <p>A layer holds parameters and no state of a call, so one layer serves all threads. The {@link Pass} of a call keeps
 * what the backward pass needs. Rows are in the packed order of the {@link Batch}; a batch without tokens is allowed.
 */
public interface Layer {
  /**
   * Runs forward.
   *
   * @param x input, N×D
   * @param batch the sentences to which the rows of {@code x} belong
   * @return the output, and what the backward pass needs
   * @throws dev.unfold.matrix.ShapeException if x is not N×D
   */
  Pass forward(Matrix x, Batch batch);

  /** The parameters, in the order in which files and reports list them. */
  List<Parameter> parameters();

  /** One call of a layer: its output, and its backward pass. */
  interface Pass {
    /** The output, N×H. */
    Matrix output();

    /**
     * Runs backward.
     *
     * @param dOutput the loss gradient of the output, N×H; not changed
     * @param into the parameters' gradients are added to it
     * @return the loss gradient of the input, N×D; it may be {@code dOutput} itself, so copy it before changing it
     */
    Matrix backward(Matrix dOutput, Gradients into);
  }
}
