package dev.unfold.check;

import dev.unfold.model.SequenceModel;

/**
 * The loss as a function of one weight, all others held: the curve on which the gradient must be the tangent.
 *
 * @param name the weight, as in {@code W_y[0,0]}
 * @param weights the weight's values
 * @param losses the loss at each of them
 * @param weight the current weight
 * @param loss the loss at the current weight
 * @param gradient what backpropagation says the slope is there
 */
public record LossRange(
    String name, double[] weights, double[] losses, double weight, double loss, double gradient) {
  /**
   * Measures the loss at {@code points} weights, evenly spaced from {@code span} below the current one to {@code span}
   * above; the model is left as it was.
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

  /** The tangent's height at a weight: what the loss would be if it were as straight as the gradient says. */
  public double tangent(double at) {
    return loss + gradient * (at - weight);
  }
}
