package dev.unfold.optim;

/**
 * A learning-rate schedule: the factor of the learning rate at each step. It rises linearly to 1 during warm-up, then
 * stays or falls.
 *
 * <pre>{@code
 *   warm-up     u = min(1, (s + 1) / w)                 s : steps done before this one, 0 at the first
 *   progress    q = (s − w) / (S − w), 0 if s < w       w : steps of warm-up, 0 for none
 *                                                       S : all steps
 *   Constant    factor = u
 *   Linear      factor = u · (1 − q)
 *   Cosine      factor = u · ½ (1 + cos πq)
 * }</pre>
 *
 * <p>Every factor is above 0 and at most 1: the last step is S − 1, and zero would be reached at S. Later steps have the
 * factor of step S − 1. Source of the cosine: Loshchilov and Hutter 2017. Checked by {@code ScheduleTest}.
 */
public sealed interface Schedule {
  /**
   * The factor of one step.
   *
   * @param step counted from 0
   */
  double factor(long step);

  /**
   * Stays at 1 after the warm-up.
   *
   * @param warmUp w, 0 or above
   */
  record Constant(long warmUp) implements Schedule {
    /** Checks that the warm-up is not negative. */
    public Constant {
      within("Schedule.Constant", warmUp, Long.MAX_VALUE);
    }

    @Override
    public double factor(long step) {
      return rise(step, warmUp);
    }
  }

  /**
   * Falls linearly after the warm-up.
   *
   * @param warmUp w, 0 or above, below S
   * @param steps S
   */
  record Linear(long warmUp, long steps) implements Schedule {
    /** Checks that the warm-up is not negative, and shorter than all steps. */
    public Linear {
      within("Schedule.Linear", warmUp, steps);
    }

    @Override
    public double factor(long step) {
      return rise(step, warmUp) * (1 - progress(step, warmUp, steps));
    }
  }

  /**
   * Falls after the warm-up along half a cosine wave.
   *
   * @param warmUp w, 0 or above, below S
   * @param steps S
   */
  record Cosine(long warmUp, long steps) implements Schedule {
    /** Checks that the warm-up is not negative, and shorter than all steps. */
    public Cosine {
      within("Schedule.Cosine", warmUp, steps);
    }

    @Override
    public double factor(long step) {
      double q = progress(step, warmUp, steps);
      return rise(step, warmUp) * (1 + Math.cos(Math.PI * q)) / 2;
    }
  }

  private static double rise(long step, long warmUp) {
    return warmUp == 0 ? 1 : Math.min(1, (step + 1.0) / warmUp);
  }

  private static double progress(long step, long warmUp, long steps) {
    long last = Math.min(step, steps - 1);
    return Math.max(0, last - warmUp) / (double) (steps - warmUp);
  }

  private static void within(String name, long warmUp, long steps) {
    if (warmUp < 0 || warmUp >= steps) {
      throw new IllegalArgumentException(
          name
              + ": warm-up is "
              + warmUp
              + ", expected 0 or above and fewer than all steps ("
              + steps
              + ")");
    }
  }
}
