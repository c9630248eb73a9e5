package dev.unfold.cli.bench;

import java.util.List;

/**
 * What {@code unfold bench taggers} measures.
 *
 * @param contest who, on what, and how often
 * @param seeds of Unfold's trainings, at least one; speed is measured with the first one's model
 * @param tokens of the text that each tags in a turn
 * @param seconds after which a turn ends, whatever is left of the text
 */
public record TaggersPlan(ContestPlan contest, List<Integer> seeds, int tokens, double seconds) {
  /** Copies the seeds. */
  public TaggersPlan {
    seeds = List.copyOf(seeds);
  }
}
