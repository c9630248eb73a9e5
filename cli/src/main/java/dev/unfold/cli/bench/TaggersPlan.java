package dev.unfold.cli.bench;

import java.util.List;

/**
 * The plan of {@code unfold bench taggers}.
 *
 * @param contest the taggers, the corpus, and the number of rounds
 * @param seeds the random seeds for Unfold, at least one; speed is measured with the first model
 * @param tokens the number of tokens per turn
 * @param seconds the time limit of a turn
 */
public record TaggersPlan(ContestPlan contest, List<Integer> seeds, int tokens, double seconds) {
  /** Copies the seeds. */
  public TaggersPlan {
    seeds = List.copyOf(seeds);
  }
}
