package dev.unfold.check;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Something with a gradient, together with the input on which it is checked: what every check puts its questions to.
 *
 * <p>The loss is a sum over the tokens of the sentences that are asked for, divided by N, the number of all tokens. So
 * the answers for parts of the sentences add up to the answer for all of them.
 */
public sealed interface Checkable
    permits CheckableIds, CheckableLayer, CheckableOutput, CheckableModel {
  /** The parameters; changing their values changes the subject. */
  List<Parameter> parameters();

  /** The input, N×D; changing it changes the subject. N×0 where the input is ids, which have no gradient. */
  Matrix x();

  /** How the rows of x belong together. */
  Sentences sentences();

  /**
   * Runs forward and backward.
   *
   * @param chosen which sentences, in which order; −1 is a sentence without tokens
   * @param into takes the parameters' gradients: they are added
   */
  Answer answer(int[] chosen, Gradients into);

  /** Runs forward and backward on all sentences. */
  default Answer answer() {
    return answer(sentences().all(), new Gradients());
  }

  /**
   * The loss of all sentences, to be asked for again and again while parameters and x are moved. Its slopes are what the
   * gradient must be: a state that truncation counts as a constant is the one of now.
   */
  DoubleSupplier loss();

  /** The same where nothing is disturbed. */
  default Checkable quiet() {
    return this;
  }
}
