package dev.unfold.optim;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Parameter;
import java.util.List;

/**
 * A rule that updates parameters from their gradients.
 *
 * <p>An embedding with a sparse gradient is stepped <em>lazily</em>: the rule is applied to the rows that were used,
 * after repeated ones are summed; all other rows, and their part of the state, are unchanged. For a rule without state
 * this equals the dense step. With state, the dense step would also move the other rows along their old direction and
 * decay their state; the lazy step leaves them until they are used again.
 *
 * <p>A parameter without a gradient is skipped. Several threads may step at once, on different parameters.
 */
public interface Optimizer {
  /** η, finite and above zero. */
  double learningRate();

  /**
   * The same optimiser, with the same {@link #state()}, at another learning rate: {@code
   * adam.withLearningRate(adam.learningRate() * schedule.factor(step)).step(…)}.
   */
  Optimizer withLearningRate(double learningRate);

  /** Takes one step: changes the parameters in place, against their gradients. */
  default void step(List<Parameter> parameters, Gradients gradients) {
    parameters.forEach(parameter -> step(parameter, gradients));
  }

  /** Takes one step of one parameter. */
  void step(Parameter parameter, Gradients gradients);

  /** The state that is kept from step to step, for checkpoints. */
  OptimizerState state();
}
