package dev.unfold.lab.experiment;

import dev.unfold.optim.Clipping;

/**
 * The same training twice: without clipping, and with gradients clipped by norm.
 *
 * @param training the training
 * @param limit the norm above which the second training clips
 * @param without the training without clipping
 * @param with the training with clipping
 */
public record ClippingComparison(
    AddingTraining training, double limit, TrainingNorms without, TrainingNorms with) {
  /**
   * Trains twice.
   *
   * @param training the training
   * @param limit the norm above which the second training clips
   * @param afterEach is run after each step of both trainings
   * @throws IllegalArgumentException if the limit is not a finite number above zero
   */
  public static ClippingComparison measure(
      AddingTraining training, double limit, Runnable afterEach) {
    Clipping clipping = new Clipping.ByNorm(limit);
    return new ClippingComparison(
        training,
        limit,
        training.train(new Clipping.None(), afterEach),
        training.train(clipping, afterEach));
  }
}
