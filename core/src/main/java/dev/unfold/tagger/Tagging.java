package dev.unfold.tagger;

import java.util.List;

/**
 * The tags of a sentence, with the tagger's confidence in each.
 *
 * @param tags one per word
 * @param confidence for each word, the tagger's probability of its tag, from 0 to 1
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
