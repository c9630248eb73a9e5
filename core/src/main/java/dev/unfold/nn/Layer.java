package dev.unfold.nn;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.List;

/**
 * A part of a network: numbers in, numbers out, one row a token, and the way back.
 *
 * <p>A layer holds parameters and nothing of a call, so one layer serves all threads. What a call leaves for the way
 * back is its {@link Pass}. Rows are in the packed order of the {@link Batch}; a batch without tokens is allowed.
 */
public interface Layer {
  /**
   * Runs forward.
   *
   * @param x input, N×D
   * @param batch where in {@code x} each sentence's tokens are
   * @throws dev.unfold.matrix.ShapeException if x has another width than this layer reads
   */
  Pass forward(Matrix x, Batch batch);

  /** The parameters, in the order in which files and reports list them. */
  List<Parameter> parameters();

  /** One call of a layer: its output, and how to go back. */
  interface Pass {
    /** The output, N×H. */
    Matrix output();

    /**
     * Runs backward.
     *
     * @param dOutput the loss gradient of the output, N×H; not changed
     * @param into takes the parameters' gradients: they are added
     * @return the loss gradient of the input, N×D; it may be {@code dOutput} itself, so copy it before you change it
     */
    Matrix backward(Matrix dOutput, Gradients into);
  }
}
