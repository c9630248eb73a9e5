package dev.unfold.check;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Parameter;
import java.util.List;
import java.util.function.Function;

/**
 * The part of a mean over N tokens that some of them contribute.
 *
 * @param some the number of these tokens
 * @param all N
 */
record MeanPart(int some, int all) {
  double fraction() {
    return (double) some / all;
  }

  /** Their part of the loss, from their own mean; zero for no tokens. */
  double of(double mean) {
    return some == 0 ? 0 : fraction() * mean;
  }

  /** Runs the backward pass of their own mean and adds their part of the gradients. */
  <T> T backward(List<Parameter> parameters, Gradients into, Function<Gradients, T> backward) {
    if (some == all) {
      return backward.apply(into);
    }
    Gradients own = new Gradients();
    T result = backward.apply(own);
    parameters.forEach(p -> into.of(p).addScaled(fraction(), own.dense(p)));
    return result;
  }
}
