package dev.unfold.web.lab;

import dev.unfold.check.GradientCheck;
import dev.unfold.check.LossRange;
import dev.unfold.check.ParameterHandler;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.matrix.Gradients;
import dev.unfold.model.SequenceModel;

/**
 * The gradient of one weight by backpropagation and by central differences, and the loss along the weight.
 *
 * @param range the loss along it, with its analytic gradient
 * @param numeric (L(w + ε) − L(w − ε)) / 2ε
 * @param relativeError |analytic − numeric| relative to the larger, or to a tenth of the parameter's largest gradient
 */
public record WeightGradient(LossRange range, double numeric, double relativeError) {
  /** Measures; the weight is restored. */
  static WeightGradient measure(
      SequenceModel model, ParameterHandler weight, TaggedBatch batch, double span, int points) {
    int[][] input = batch.input();
    int[][] output = batch.output();
    LossRange range = LossRange.measure(model, weight, input, output, span, points);
    double numeric = GradientCheck.slope(model, weight, input, output);
    Gradients gradients = model.backpropagation(input, output);
    double largest = gradients.dense(weight.parameter()).maxAbs();
    double analytic = range.gradient();
    double floor =
        Math.max(largest / 10, GradientCheck.FLOOR * Math.max(1, Math.abs(range.loss())));
    double size = Math.max(floor, Math.max(Math.abs(analytic), Math.abs(numeric)));
    return new WeightGradient(range, numeric, Math.abs(analytic - numeric) / size);
  }
}
