package dev.unfold.nn;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.List;

/**
 * The output layer of a tagger: turns scores of K tags for every token into a loss, probabilities, and the best tags.
 */
public interface TagOutput {
  /**
   * Computes the loss.
   *
   * @param scores N×K
   * @param batch the sentences to which the rows belong
   * @param y the right tags in packed order, each from 0 to K − 1; −1 for a token without one, which the loss leaves out
   */
  Pass forward(Matrix scores, Batch batch, int[] y);

  /** The logarithm of each tag's probability at each token, N×K; every row's probabilities add up to one. */
  Matrix logProbabilities(Matrix scores, Batch batch);

  /** The best tags in packed order; the lowest id on ties. */
  int[] decode(Matrix scores, Batch batch);

  /** All tag sequences of each sentence with their scores. */
  default TagLattice lattice(Matrix scores, Batch batch) {
    return TagLattice.independent(scores, batch);
  }

  /** The parameters; empty if there are none. */
  List<Parameter> parameters();

  /** One call: the loss, and its backward pass. */
  interface Pass {
    /** The loss, a mean over the tokens of the batch. */
    double loss();

    /**
     * The loss gradient of the scores, N×K; adds the parameters' gradients to {@code into}.
     *
     * @param share the factor of this loss in the total loss of which it is a part
     * @param into the parameters' gradients are added to it
     * @return the loss gradient of the scores
     */
    Matrix backward(double share, Gradients into);

    /** As {@link #backward(double, Gradients)}, if this loss is the total. */
    default Matrix backward(Gradients into) {
      return backward(1, into);
    }
  }
}
