package dev.unfold.check;

import dev.unfold.model.SequenceModel;

/**
 * The loss as a function of one weight, with all others constant. The gradient must be its tangent.
 *
 * @param name the weight, as in {@code W_y[0,0]}
 * @param weights the weight's values
 * @param losses the loss at each of them
 * @param weight the current weight
 * @param loss the loss at the current weight
 * @param gradient the derivative there by backpropagation
 */
public record LossRange(
    String name, double[] weights, double[] losses, double weight, double loss, double gradient) {
  /**
   * Measures the loss at evenly spaced values of a weight; the weight is restored.
   *
   * @param span the largest distance from the current weight, to either side
   * @param points the number of values
   */
  public static LossRange measure(
      SequenceModel model,
      ParameterHandler handler,
      int[][] input,
      int[][] output,
      double span,
      int points) {
    if (!(span > 0) || Double.isInfinite(span) || points < 2) {
      throw new IllegalArgumentException(
          "loss range: span is "
              + span
              + " and points is "
              + points
              + ", expected above 0 and at least 2");
    }
    double weight = handler.get();
    double gradient = handler.in(model.backpropagation(input, output));
    double loss = model.crossEntropyLoss(input, output);
    double[] weights = new double[points];
    double[] losses = new double[points];
    try {
      for (int i = 0; i < points; i++) {
        weights[i] = weight - span + i * (2 * span / (points - 1));
        handler.set(weights[i]);
        losses[i] = model.crossEntropyLoss(input, output);
      }
    } finally {
      handler.set(weight);
    }
    return new LossRange(handler.toString(), weights, losses, weight, loss, gradient);
  }

  /** The same losses with another gradient, such as the one that central differences measured. */
  public LossRange withGradient(double other) {
    return new LossRange(name, weights, losses, weight, loss, other);
  }

  /** The value of the tangent at a weight: the loss, linearised at the current weight. */
  public double tangent(double at) {
    return loss + gradient * (at - weight);
  }
}
