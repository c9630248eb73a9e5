package dev.unfold.tagger;

import java.util.List;

/**
 * One of a tagger's best guesses at a whole sentence.
 *
 * @param tags one a word
 * @param probability that all of them are right, as the tagger sees it, from 0 to 1
 */
public record RankedTags(List<String> tags, double probability) {
  /** Copies the list. */
  public RankedTags {
    tags = List.copyOf(tags);
  }
}
