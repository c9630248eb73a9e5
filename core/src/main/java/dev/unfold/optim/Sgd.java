package dev.unfold.optim;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.SparseRows;
import java.util.List;

/**
 * Stochastic gradient descent: w ← w − η·dw.
 *
 * @param learningRate η, finite and above zero
 */
public record Sgd(double learningRate) {
  /** Refuses a learning rate that is not a finite number above zero. */
  public Sgd {
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException(
          "Sgd: learning rate is " + learningRate + ", expected a finite number above 0");
    }
  }

  /** Takes one step: each parameter goes against its gradient; embeddings only in the rows that were used. */
  public void step(List<Parameter> parameters, Gradients gradients) {
    for (Parameter parameter : parameters) {
      if (gradients.hasDense(parameter)) {
        parameter.value().addScaled(-learningRate, gradients.of(parameter));
      }
      for (SparseRows part : gradients.rowsOf(parameter)) {
        parameter.value().scatterAdd(-learningRate, part.indices(), part.values());
      }
    }
  }
}
