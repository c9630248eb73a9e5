package dev.unfold.optim;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;

/**
 * Adam with decoupled weight decay: weights shrink by a constant factor, independently of their gradient.
 *
 * <pre>{@code
 *   (1) w' = w₋ − η λ w₋            λ : the weight decay
 *   (2) w  = w' − η m̂ / (√v̂ + ε)    as in Adam, whose m and v never see the decay
 * }</pre>
 *
 * <p>A term λ/2·‖w‖² in the loss would go through m̂ / √v̂, so that weights with large gradients would decay least;
 * this is why (1) is separate. As in PyTorch the decay is η·λ; the paper's λ is this product at the first learning
 * rate.
 *
 * <p>Every parameter that is given to {@link #step} decays, in each step that has a gradient of it. Step biases with an
 * {@link Adam} of their own if they should not decay. Rows of an embedding are stepped lazily ({@link Optimizer}): a
 * row decays only when it is used; the dense rule would decay it in every step. State: that of Adam.
 *
 * <p>Source: Loshchilov and Hutter 2019, algorithm 2. Checked by {@code OptimizerReferenceTest} and {@code
 * OptimizerTest}.
 */
public final class AdamW implements Optimizer {
  private final Adam adam;
  private final double weightDecay;

  /** An optimiser with Adam's usual β1 = 0.9, β2 = 0.999, ε = 1e-8. */
  public AdamW(double learningRate, double weightDecay) {
    this(new Adam(learningRate), weightDecay);
  }

  /**
   * An optimiser with an empty state.
   *
   * @param learningRate η, finite and above zero
   * @param beta1 β1, from 0 to below 1
   * @param beta2 β2, from 0 to below 1
   * @param epsilon ε, finite and above zero
   * @param weightDecay λ, finite, 0 (which is Adam) or above; PyTorch's is 0.01
   */
  public AdamW(
      double learningRate, double beta1, double beta2, double epsilon, double weightDecay) {
    this(new Adam(learningRate, beta1, beta2, epsilon), weightDecay);
  }

  private AdamW(Adam adam, double weightDecay) {
    Bounds.zeroOrAbove("AdamW: weight decay", weightDecay);
    this.adam = adam;
    this.weightDecay = weightDecay;
  }

  @Override
  public double learningRate() {
    return adam.learningRate();
  }

  @Override
  public AdamW withLearningRate(double other) {
    return new AdamW(adam.withLearningRate(other), weightDecay);
  }

  @Override
  public OptimizerState state() {
    return adam.state();
  }

  @Override
  public void step(Parameter parameter, Gradients gradients) {
    for (Gradients.Part part : gradients.parts(parameter)) {
      Matrix w = part.take(parameter.value());
      w.scale(1 - learningRate() * weightDecay); // (1)
      part.put(w, parameter.value());
    }
    adam.step(parameter, gradients); //             (2)
  }
}
