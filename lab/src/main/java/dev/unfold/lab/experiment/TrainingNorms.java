package dev.unfold.lab.experiment;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Gradient norms and losses of a training, step by step.
 *
 * @param norms ‖dw‖ of all parameters together, before clipping
 * @param followed the same after clipping
 * @param losses the loss of each step's batch, before the update
 */
public record TrainingNorms(double[] norms, double[] followed, double[] losses) {
  /** Checks that there is at least one step, and one value of each kind a step. */
  public TrainingNorms {
    if (norms.length == 0 || followed.length != norms.length || losses.length != norms.length) {
      throw new IllegalArgumentException(
          "training norms: "
              + norms.length
              + " norms, "
              + followed.length
              + " after clipping, "
              + losses.length
              + " losses; expected as many of each, and at least one");
    }
  }

  /** The number of steps. */
  public int steps() {
    return norms.length;
  }

  /** Whether clipping shortened the gradient of a step. */
  public boolean clipped(int step) {
    return followed[step] < norms[step];
  }

  /** The steps in which clipping shortened the gradient, counted from 0. */
  public int[] clippedSteps() {
    return IntStream.range(0, steps()).filter(this::clipped).toArray();
  }

  /** The step at which the training diverged: the last one, if its gradient is not finite. */
  public OptionalInt brokeAt() {
    int last = steps() - 1;
    return Double.isFinite(norms[last]) ? OptionalInt.empty() : OptionalInt.of(last);
  }

  /** The largest finite norm; 0 if there is none. */
  public double largest() {
    return Arrays.stream(norms).filter(Double::isFinite).max().orElse(0);
  }

  /**
   * The mean loss of the last {@code count} steps, or of all if there are fewer; not finite if the training diverged.
   */
  public double lastLoss(int count) {
    return Arrays.stream(losses).skip(Math.max(0, steps() - count)).average().orElseThrow();
  }
}
