package dev.unfold.web.lab;

import dev.unfold.optim.Adam;
import dev.unfold.optim.Clipping;
import dev.unfold.optim.Optimizer;
import dev.unfold.optim.Sgd;

/**
 * How a network is trained.
 *
 * @param optimizer {@code sgd} or {@code adam}
 * @param clipping {@code none}, {@code norm} or {@code value}
 * @param limit of the clipping
 * @param batchSize sentences a step
 * @param seed of the order of the sentences
 * @param epochs after which it stands still
 */
public record TrainingOptions(
    double learningRate,
    String optimizer,
    String clipping,
    double limit,
    int batchSize,
    int seed,
    int epochs) {
  private static final int LARGEST_BATCH = 500;

  /** Checks the ranges. */
  public TrainingOptions {
    if (batchSize < 1 || batchSize > LARGEST_BATCH || epochs < 1) {
      throw new IllegalArgumentException(
          "training: batch size "
              + batchSize
              + ", epochs "
              + epochs
              + "; expected 1 to "
              + LARGEST_BATCH
              + ", and at least 1");
    }
  }

  Optimizer newOptimizer() {
    return switch (optimizer) {
      case "sgd" -> new Sgd(learningRate);
      case "adam" -> new Adam(learningRate);
      default ->
          throw new IllegalArgumentException(
              "training: optimizer \"" + optimizer + "\", expected sgd or adam");
    };
  }

  Clipping newClipping() {
    return switch (clipping) {
      case "none" -> new Clipping.None();
      case "norm" -> new Clipping.ByNorm(limit);
      case "value" -> new Clipping.ByValue(limit);
      default ->
          throw new IllegalArgumentException(
              "training: clipping \"" + clipping + "\", expected none, norm or value");
    };
  }
}
