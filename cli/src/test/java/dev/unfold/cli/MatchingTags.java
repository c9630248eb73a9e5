package dev.unfold.cli;

import java.util.List;

/** Counts right tags, independently of the code under test. */
public final class MatchingTags {
  private MatchingTags() {}

  /** In how many places two lists of tags agree. */
  public static long count(List<String> right, List<String> given) {
    long hits = 0;
    for (int t = 0; t < right.size(); t++) {
      hits += right.get(t).equals(given.get(t)) ? 1 : 0;
    }
    return hits;
  }
}
