package dev.unfold.corpus;

import java.util.List;

/**
 * The result of tagging a sentence, as a {@link SentenceWriter} writes it.
 *
 * @param tags one per word
 * @param confidence the probability of each tag; empty if it is not to be written
 * @param unsure whether each tag is to be marked as unsure; empty to leave the marks of the file alone
 * @param guesses the best taggings of the whole sentence; empty if they are not to be written
 */
public record Annotation(
    List<String> tags, List<Double> confidence, List<Boolean> unsure, List<Guess> guesses) {
  /**
   * One tagging of a whole sentence.
   *
   * @param tags one per word
   * @param probability that all of them are right
   */
  public record Guess(List<String> tags, double probability) {
    /** Copies the list. */
    public Guess {
      tags = List.copyOf(tags);
    }
  }

  /** Copies the lists. */
  public Annotation {
    tags = List.copyOf(tags);
    confidence = List.copyOf(confidence);
    unsure = List.copyOf(unsure);
    guesses = List.copyOf(guesses);
  }

  /** Tags alone. */
  public Annotation(List<String> tags) {
    this(tags, List.of(), List.of(), List.of());
  }
}
