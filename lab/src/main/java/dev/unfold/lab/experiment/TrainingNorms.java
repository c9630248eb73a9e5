package dev.unfold.lab.experiment;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A training, step by step, seen by the length of its gradient.
 *
 * @param norms ‖dw‖ of all parameters together, as backpropagation gave it
 * @param followed the same of what the optimiser followed: behind the clipping
 * @param losses of each step's batch, before the step
 */
public record TrainingNorms(double[] norms, double[] followed, double[] losses) {
  /** Refuses a training without a step, and different numbers of steps. */
  public TrainingNorms {
    if (norms.length == 0 || followed.length != norms.length || losses.length != norms.length) {
      throw new IllegalArgumentException(
          "training norms: "
              + norms.length
              + " norms, "
              + followed.length
              + " behind the clipping, "
              + losses.length
              + " losses; expected as many of each, and at least one");
    }
  }

  /** How many steps there are. */
  public int steps() {
    return norms.length;
  }

  /** Whether clipping acted in a step: what was followed is shorter than what came. */
  public boolean clipped(int step) {
    return followed[step] < norms[step];
  }

  /** The steps in which clipping acted, counted from 0. */
  public int[] clippedSteps() {
    return IntStream.range(0, steps()).filter(this::clipped).toArray();
  }

  /** The step whose gradient was no finite number, the last one then: the training could not go on. */
  public OptionalInt brokeAt() {
    int last = steps() - 1;
    return Double.isFinite(norms[last]) ? OptionalInt.empty() : OptionalInt.of(last);
  }

  /** The largest finite norm; 0 if there is none. */
  public double largest() {
    return Arrays.stream(norms).filter(Double::isFinite).max().orElse(0);
  }

  /** The mean loss of the last so many steps, or of all if there are fewer; not finite for a training that broke. */
  public double lastLoss(int count) {
    return Arrays.stream(losses).skip(Math.max(0, steps() - count)).average().orElseThrow();
  }
}
