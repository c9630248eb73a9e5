package dev.unfold.optim;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.List;

/**
 * Adam: a step size for every weight, from running means of its gradient and of the gradient's square.
 *
 * <pre>{@code
 *   (1) m = β1 m₋ + (1 − β1) dw            m : running mean of the gradient, zero at the start
 *   (2) v = β2 v₋ + (1 − β2) dw ⊙ dw       v : running mean of its square, zero at the start
 *   (3) m̂ = m / (1 − β1^t)                 t : the parameter's steps so far, this one included;
 *       v̂ = v / (1 − β2^t)                     corrects the bias of the zero start
 *   (4) w = w₋ − η m̂ / (√v̂ + ε)            m, v : of w's shape
 * }</pre>
 *
 * <p>A weight moves by about η a step, independently of the scale of its gradient: by η in the first step, but for ε.
 *
 * <p>Rows of an embedding are stepped lazily ({@link Optimizer}), with the t of the whole embedding, as PyTorch's
 * {@code SparseAdam} does. A row's first step is that of the dense rule; afterwards the dense rule would also move the
 * row, and decay m and v, in the steps that do not use it. State: {@code m}, {@code v} and {@code step}, which is t.
 *
 * <p>Source: Kingma and Ba 2015, algorithm 1. Checked by {@code OptimizerReferenceTest} and {@code OptimizerTest}.
 */
public final class Adam implements Optimizer {
  private final double learningRate;
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final OptimizerState state;

  /** An optimiser with the paper's β1 = 0.9, β2 = 0.999, ε = 1e-8; the paper's η is 0.001. */
  public Adam(double learningRate) {
    this(learningRate, 0.9, 0.999, 1e-8);
  }

  /**
   * An optimiser with an empty state.
   *
   * @param learningRate η, finite and above zero
   * @param beta1 β1, from 0 to below 1
   * @param beta2 β2, from 0 to below 1
   * @param epsilon ε, finite and above zero: avoids a division by zero
   */
  public Adam(double learningRate, double beta1, double beta2, double epsilon) {
    this(learningRate, beta1, beta2, epsilon, new OptimizerState("m", "v", "step"));
  }

  private Adam(
      double learningRate, double beta1, double beta2, double epsilon, OptimizerState state) {
    Bounds.aboveZero("Adam: learning rate", learningRate);
    Bounds.zeroToOne("Adam: beta1", beta1);
    Bounds.zeroToOne("Adam: beta2", beta2);
    Bounds.aboveZero("Adam: epsilon", epsilon);
    this.learningRate = learningRate;
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.state = state;
  }

  @Override
  public double learningRate() {
    return learningRate;
  }

  @Override
  public Adam withLearningRate(double other) {
    return new Adam(other, beta1, beta2, epsilon, state);
  }

  @Override
  public OptimizerState state() {
    return state;
  }

  @Override
  public void step(Parameter parameter, Gradients gradients) {
    List<Gradients.Part> parts = gradients.parts(parameter);
    if (!parts.isEmpty()) {
      step(parameter, parts);
    }
  }

  private void step(Parameter parameter, List<Gradients.Part> parts) {
    double t = state.count(parameter, "step");
    Matrix means = state.of(parameter, "m");
    Matrix squares = state.of(parameter, "v");
    for (Gradients.Part part : parts) {
      Matrix w = part.take(parameter.value());
      Matrix dw = part.gradient();
      Matrix m = part.take(means);
      Matrix v = part.take(squares);
      m.scale(beta1).addScaled(1 - beta1, dw); //                            (1)
      v.scale(beta2).addMultiplied(dw.copy().scale(1 - beta2), dw); //       (2)
      Matrix mHat = m.copy().scale(1 / (1 - Math.pow(beta1, t))); //         (3)
      Matrix vHat = v.copy().scale(1 / (1 - Math.pow(beta2, t))); //         (3)
      w.addScaled(-learningRate, mHat.divide(vHat.sqrt().shift(epsilon))); // (4)
      part.put(m, means);
      part.put(v, squares);
      part.put(w, parameter.value());
    }
  }
}
