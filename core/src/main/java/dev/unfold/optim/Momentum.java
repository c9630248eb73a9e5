package dev.unfold.optim;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;

/**
 * Gradient descent with momentum: each step follows a decaying sum of all gradients so far.
 *
 * <pre>{@code
 *   (1) b = μ b₋ + dw          b : the velocity, zero at the start, of w's shape
 *   (2) w = w₋ − η b           μ : part of the velocity that is kept from step to step
 * }</pre>
 *
 * <p>This is PyTorch's form, without dampening: η is in (2) and not in (1), so that a new learning rate changes the next
 * step and not the velocity. On a constant gradient the velocity grows to dw / (1 − μ).
 *
 * <p>Rows of an embedding are stepped lazily ({@link Optimizer}): the dense rule would keep moving a row by its decaying
 * velocity in the steps that do not use it. State: {@code momentum}, which is b.
 *
 * <p>Source: Polyak 1964; Sutskever et al. 2013. Checked by {@code OptimizerReferenceTest} and {@code OptimizerTest}.
 */
public final class Momentum implements Optimizer {
  private static final String VELOCITY = "momentum";

  private final double learningRate;
  private final double momentum;
  private final OptimizerState state;

  /**
   * An optimiser with velocity zero.
   *
   * @param learningRate η, finite and above zero
   * @param momentum μ, from 0 (which is {@link Sgd}) to below 1; often 0.9
   */
  public Momentum(double learningRate, double momentum) {
    this(learningRate, momentum, new OptimizerState(VELOCITY));
  }

  private Momentum(double learningRate, double momentum, OptimizerState state) {
    Bounds.aboveZero("Momentum: learning rate", learningRate);
    Bounds.zeroToOne("Momentum: momentum", momentum);
    this.learningRate = learningRate;
    this.momentum = momentum;
    this.state = state;
  }

  @Override
  public double learningRate() {
    return learningRate;
  }

  @Override
  public Momentum withLearningRate(double other) {
    return new Momentum(other, momentum, state);
  }

  @Override
  public OptimizerState state() {
    return state;
  }

  @Override
  public void step(Parameter parameter, Gradients gradients) {
    Matrix velocity = state.of(parameter, VELOCITY);
    for (Gradients.Part part : gradients.parts(parameter)) {
      Matrix b = part.take(velocity);
      Matrix w = part.take(parameter.value());
      b.scale(momentum).add(part.gradient()); // (1)
      w.addScaled(-learningRate, b); //          (2)
      part.put(b, velocity);
      part.put(w, parameter.value());
    }
  }
}
