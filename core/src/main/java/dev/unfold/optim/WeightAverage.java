package dev.unfold.optim;

import dev.unfold.matrix.Parameter;
import java.util.List;

/**
 * The exponential moving average of a network's weights: smoother than the weights themselves, and often better.
 *
 * <pre>{@code
 *   (1) d = min(β, n / (9 + n))        n : steps averaged so far, this one included; d = 0.1 at n = 1
 *   (2) a = d a₋ + (1 − d) w           β : decay, from 0 (where a = w) to below 1
 * }</pre>
 *
 * <p>The average spans about 1 / (1 − β) steps; early on, about a ninth of the steps so far. It has no state of its
 * own. Source: Polyak and Juditsky 1992; (1), as in TensorFlow's {@code ExponentialMovingAverage}. Checked by
 * {@code WeightAverageTest}.
 *
 * @param beta β
 */
public record WeightAverage(double beta) {
  /** Checks that 0 ≤ β {@code <} 1. */
  public WeightAverage {
    Bounds.zeroToOne("WeightAverage: beta", beta);
  }

  /**
   * Adds the current weights to the average.
   *
   * @param n the number of calls, this one included
   * @param weights w
   * @param average a, the same parameters in the same order; changed in place
   */
  public void add(long n, List<Parameter> weights, List<Parameter> average) {
    double d = Math.min(beta, n / (9.0 + n)); // (1)
    for (int p = 0; p < weights.size(); p++) {
      average.get(p).value().scale(d).addScaled(1 - d, weights.get(p).value()); // (2)
    }
  }
}
