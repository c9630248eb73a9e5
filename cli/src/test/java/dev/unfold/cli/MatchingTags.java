package dev.unfold.cli;

import java.util.List;

/** Counts right tags, independently of the code under test. */
public final class MatchingTags {
  private MatchingTags() {}

  /** The number of positions in which two lists of tags agree. */
  public static long count(List<String> gold, List<String> predicted) {
    long hits = 0;
    for (int t = 0; t < gold.size(); t++) {
      hits += gold.get(t).equals(predicted.get(t)) ? 1 : 0;
    }
    return hits;
  }
}
