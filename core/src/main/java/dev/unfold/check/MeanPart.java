package dev.unfold.check;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Parameter;
import java.util.List;
import java.util.function.Function;

/**
 * What some tokens count in a mean over all of them.
 *
 * @param some how many there are
 * @param all N
 */
record MeanPart(int some, int all) {
  double part() {
    return (double) some / all;
  }

  /** Their part of the loss, from their own mean; a mean of nothing counts nothing. */
  double of(double mean) {
    return some == 0 ? 0 : part() * mean;
  }

  /** Runs backward from their own mean and adds their part of the gradients. */
  <T> T backward(List<Parameter> parameters, Gradients into, Function<Gradients, T> backward) {
    if (some == all) {
      return backward.apply(into);
    }
    Gradients own = new Gradients();
    T result = backward.apply(own);
    parameters.forEach(p -> into.of(p).addScaled(part(), own.dense(p)));
    return result;
  }
}
