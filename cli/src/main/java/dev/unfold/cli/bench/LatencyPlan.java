package dev.unfold.cli.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * The plan of {@code unfold bench latency}.
 *
 * @param contest the taggers, the corpus, and the number of rounds
 * @param given models of Unfold to measure instead of the presets; empty to train the presets
 * @param starts the number of cold starts of each tagger
 */
public record LatencyPlan(ContestPlan contest, List<Path> given, int starts) {
  /** Copies the list. */
  public LatencyPlan {
    given = List.copyOf(given);
  }
}
