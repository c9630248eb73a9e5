package dev.unfold.nn;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Workspace;
import java.util.List;

/** Source of W x + b for each gate of a recurrent layer: computed now, or precomputed. */
sealed interface GateInputs {
  /** a = W x + b in the rows of a block: all but U h₋. */
  void sum(Gate gate, Matrix a, Batch.Block block);

  /** The tokens, N×D, which the backward pass needs. */
  Matrix x();

  /**
   * Computed from the tokens' vectors.
   *
   * @param x N×D
   * @param workspace keeps the packed weights
   */
  record Computed(Matrix x, Workspace workspace) implements GateInputs {
    @Override
    public void sum(Gate gate, Matrix a, Batch.Block block) {
      gate.ofInput(block.of(x), block.of(a), workspace);
    }
  }

  /**
   * Precomputed for each word.
   *
   * @param sums W x + b of all gates, side by side
   * @param gates the gates, in that order
   */
  record Precomputed(CachedTokens sums, List<Gate> gates) implements GateInputs {
    @Override
    public void sum(Gate gate, Matrix a, Batch.Block block) {
      sums.assignTo(block.of(a), gates.indexOf(gate) * a.columns(), block.start());
    }

    @Override
    public Matrix x() {
      throw new UnsupportedOperationException(
          "a pass over cached tokens has no backward pass: their vectors are not known");
    }
  }
}
