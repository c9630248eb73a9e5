package dev.unfold.tagger;

import java.util.List;

/**
 * The tags of a sentence, and how sure the tagger is of each.
 *
 * @param tags one a word
 * @param confidence for each word, the probability of its tag as the tagger sees it, from 0 to 1
 */
public record Tagging(List<String> tags, List<Double> confidence) {
  /** Copies the lists. */
  public Tagging {
    tags = List.copyOf(tags);
    confidence = List.copyOf(confidence);
    if (tags.size() != confidence.size()) {
      throw new IllegalArgumentException(
          "Tagging: " + tags.size() + " tags, " + confidence.size() + " confidences");
    }
  }
}
