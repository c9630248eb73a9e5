package dev.unfold.tagger;

/**
 * The size of batches and the number of readings that give an epoch enough updates.
 *
 * <p>On a small training part the batches of a large one would be a handful of updates: 15 epochs of one batch leave the
 * weights near their initial values. So batches shrink until the epoch has {@link AdamPlan#epochUpdates} updates, down to
 * {@link #LEAST_TOKENS}; and if it then has less than half of them, it reads the part several times. How this was chosen:
 * docs/presets.md.
 *
 * @param batchTokens about the number of tokens of a batch
 * @param passes how often an epoch reads the training part
 */
record Pace(int batchTokens, int passes) {
  /** Smaller batches were no better on dev. */
  private static final int LEAST_TOKENS = 32;

  /** The pace for a training part of this number of tokens. */
  static Pace of(AdamPlan plan, int tokens) {
    if (plan.epochUpdates() == 0) {
      return new Pace(plan.batchTokens(), 1);
    }
    int least = Math.min(LEAST_TOKENS, plan.batchTokens());
    int batch = Math.max(least, Math.min(plan.batchTokens(), tokens / plan.epochUpdates()));
    double updates = Math.max(1, (double) tokens / batch);
    return new Pace(batch, (int) Math.max(1, Math.ceil(plan.epochUpdates() / 2.0 / updates)));
  }
}
