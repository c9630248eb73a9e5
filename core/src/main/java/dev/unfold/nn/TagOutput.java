package dev.unfold.nn;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.List;

/** What a network ends in: scores of K tags for every token become a loss, probabilities, and the best tags. */
public interface TagOutput {
  /**
   * The loss of the right tags.
   *
   * @param scores N×K
   * @param y the right tags in packed order, each from 0 to K − 1
   */
  Pass forward(Matrix scores, Batch batch, int[] y);

  /** The logarithm of each tag's probability at each token, N×K; every row's probabilities add up to one. */
  Matrix logProbabilities(Matrix scores, Batch batch);

  /** The best tags in packed order; the lowest id on ties. */
  int[] decode(Matrix scores, Batch batch);

  /** All tag sequences of each sentence with their scores, to ask for more than the best one. */
  default TagLattice lattice(Matrix scores, Batch batch) {
    return TagLattice.independent(scores, batch);
  }

  /** The parameters, if there are any. */
  List<Parameter> parameters();

  /** One call: the loss, and how to go back. */
  interface Pass {
    /** The loss, a mean over the tokens of the batch. */
    double loss();

    /**
     * The loss gradient of the scores, N×K; adds the parameters' gradients to {@code into}.
     *
     * @param share what the loss is multiplied by in the whole of which this call is a part
     */
    Matrix backward(double share, Gradients into);

    /** As {@link #backward(double, Gradients)}, where this call is the whole. */
    default Matrix backward(Gradients into) {
      return backward(1, into);
    }
  }
}
