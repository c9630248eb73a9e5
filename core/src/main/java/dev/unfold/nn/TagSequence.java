package dev.unfold.nn;

import java.util.List;

/**
 * A tag for each token of a sentence.
 *
 * @param tags the tags' ids
 * @param logProbability the logarithm of the probability of the whole sequence
 */
public record TagSequence(List<Integer> tags, double logProbability) {
  /** Copies the tags. */
  public TagSequence {
    tags = List.copyOf(tags);
  }
}
