package dev.unfold.check;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Something with a gradient, together with the input on which it is checked.
 *
 * <p>The loss is a sum over the tokens of the chosen sentences, divided by N, the number of all tokens. So the answers
 * for parts of the sentences add up to the answer for all of them.
 */
public sealed interface Checkable
    permits CheckableIds, CheckableLayer, CheckableOutput, CheckableModel {
  /** The parameters themselves, not copies. */
  List<Parameter> parameters();

  /** The input itself, N×D, not a copy; N×0 if the input is ids, which have no gradient. */
  Matrix x();

  /** The sentences to which the rows of x belong. */
  Sentences sentences();

  /**
   * Runs forward and backward.
   *
   * @param chosen which sentences, in which order; −1 is a sentence without tokens
   * @param into the parameters' gradients are added to it
   */
  Answer answer(int[] chosen, Gradients into);

  /** Runs forward and backward on all sentences. */
  default Answer answer() {
    return answer(sentences().all(), new Gradients());
  }

  /**
   * The loss of all sentences as a function of the current values of parameters and x. Its derivative is what the
   * gradient must be: a state that truncation treats as a constant keeps the value that it has at this call.
   */
  DoubleSupplier loss();

  /** The same without noise, as in inference. */
  default Checkable withoutNoise() {
    return this;
  }
}
