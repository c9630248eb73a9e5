package dev.unfold.tagger;

import java.util.List;

/**
 * One of the k best taggings of a whole sentence.
 *
 * @param tags one per word
 * @param probability the tagger's probability that all of them are right, from 0 to 1
 */
public record RankedTags(List<String> tags, double probability) {
  /** Copies the list. */
  public RankedTags {
    tags = List.copyOf(tags);
  }
}
