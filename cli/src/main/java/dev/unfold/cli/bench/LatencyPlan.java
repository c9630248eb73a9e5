package dev.unfold.cli.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * What {@code unfold bench latency} measures.
 *
 * @param contest who, on what, and how often each sentence is tagged
 * @param given models of Unfold's to measure in place of the presets; none to train these
 * @param starts how often each tagger is started
 */
public record LatencyPlan(ContestPlan contest, List<Path> given, int starts) {
  /** Copies the list. */
  public LatencyPlan {
    given = List.copyOf(given);
  }
}
