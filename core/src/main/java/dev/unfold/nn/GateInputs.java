package dev.unfold.nn;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Workspace;
import java.util.List;

/** Where the gates of a recurrent layer find what they make of each token alone. */
sealed interface GateInputs {
  /** a = W x + b in the rows of a block: all of it but U h₋. */
  void sum(Gate gate, Matrix a, Batch.Block block);

  /** The tokens, N×D: what the way back needs. */
  Matrix x();

  /**
   * Tokens, multiplied here.
   *
   * @param x N×D
   * @param workspace keeps the weights as the product reads them
   */
  record Computed(Matrix x, Workspace workspace) implements GateInputs {
    @Override
    public void sum(Gate gate, Matrix a, Batch.Block block) {
      gate.ofInput(block.of(x), block.of(a), workspace);
    }
  }

  /**
   * Sums that are known already.
   *
   * @param sums those of every gate, side by side
   * @param gates in that order
   */
  record Precomputed(CachedTokens sums, List<Gate> gates) implements GateInputs {
    @Override
    public void sum(Gate gate, Matrix a, Batch.Block block) {
      sums.assignTo(block.of(a), gates.indexOf(gate) * a.columns(), block.start());
    }

    @Override
    public Matrix x() {
      throw new UnsupportedOperationException(
          "a pass over projected tokens has no way back: their vectors are not known");
    }
  }
}
