package dev.unfold.nn;

import dev.unfold.matrix.Matrix;

/** A layer that reads each sentence from left to right and carries a state from token to token. */
public interface Recurrent extends Layer {
  @Override
  Pass forward(Matrix x, Batch batch);

  /** One call. Another can continue from the state in which it ended. */
  interface Pass extends Layer.Pass {
    /**
     * Continues from the state in which this pass ended. The state counts as a constant: the gradient of the new pass
     * stops at its first token.
     *
     * @param x the next tokens, N×D
     * @param batch their packing; its sentences are the first ones of this pass's last step, in the same order
     * @throws dev.unfold.matrix.ShapeException if more sentences continue than this pass's last step has
     */
    Pass resume(Matrix x, Batch batch);
  }
}
