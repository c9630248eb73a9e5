package dev.unfold.optim;

import dev.unfold.matrix.Parameter;
import java.util.List;

/**
 * The running mean of a network's weights over its last steps: steadier than the weights themselves, and often better.
 *
 * <pre>{@code
 *   (1) d = min(β, n / (9 + n))        n : how many weights have been averaged, these included; d = 0.1 at n = 1
 *   (2) a = d a₋ + (1 − d) w           β : part that stays, from 0 (which follows w) to below 1
 * }</pre>
 *
 * <p>The mean reaches back over some 1 / (1 − β) weights; until there have been so many, over a ninth of them. It
 * remembers nothing but what it is given. Source: Polyak and Juditsky 1992; (1), as in TensorFlow's {@code
 * ExponentialMovingAverage}. Checked by {@code WeightAverageTest}.
 *
 * @param beta β
 */
public record WeightAverage(double beta) {
  /** Refuses a part outside 0 ≤ β {@code <} 1. */
  public WeightAverage {
    Bounds.zeroToOne("WeightAverage: beta", beta);
  }

  /**
   * Takes in the weights once more.
   *
   * @param n how many times with this one
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
