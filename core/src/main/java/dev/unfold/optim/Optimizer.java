package dev.unfold.optim;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Parameter;
import java.util.List;

/**
 * How parameters follow their gradients, one step at a time.
 *
 * <p>An embedding whose gradient is only rows is stepped <em>lazily</em>: the rows that were used follow the rule, with
 * repeated ones summed first; all other rows, and what is remembered of them, stay as they are. Where a rule remembers
 * nothing that is the same as the dense step. Where it does, the dense step would also move the other rows along their
 * old direction and let their memory fade; the lazy one waits until a row is used again.
 *
 * <p>A parameter to which nothing was added is left out of the step. Several threads may step at once, each parameters of
 * its own.
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

  /** One parameter's part of a step. */
  void step(Parameter parameter, Gradients gradients);

  /** What it remembers from step to step, of each parameter: what a checkpoint holds. */
  OptimizerState state();
}
