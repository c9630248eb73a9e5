package dev.unfold.optim;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.SparseRows;

/**
 * Stochastic gradient descent: w ← w − η·dw. It has no state.
 *
 * <p>Source: Robbins and Monro 1951. Checked by {@code OptimizerReferenceTest} and {@code OptimizerTest}.
 *
 * @param learningRate η, finite and above zero
 */
public record Sgd(double learningRate) implements Optimizer {
  /** Checks the learning rate. */
  public Sgd {
    Bounds.aboveZero("Sgd: learning rate", learningRate);
  }

  @Override
  public Sgd withLearningRate(double other) {
    return new Sgd(other);
  }

  /** Changes only the used rows of an embedding. */
  @Override
  public void step(Parameter parameter, Gradients gradients) {
    if (gradients.hasDense(parameter)) {
      parameter.value().addScaled(-learningRate, gradients.of(parameter));
    }
    for (SparseRows part : gradients.rowsOf(parameter)) {
      parameter.value().scatterAdd(-learningRate, part.indices(), part.values());
    }
  }

  @Override
  public OptimizerState state() {
    return new OptimizerState();
  }
}
