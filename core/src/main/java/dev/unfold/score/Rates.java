package dev.unfold.score;

/**
 * Precision, recall and F1 from three counts.
 *
 * @param gold the number of right items
 * @param given the number of given items
 * @param correct the number of given items that are right
 */
public record Rates(int gold, int given, int correct) {
  /** The fraction of the given items that are right. */
  public double precision() {
    return (double) correct / given;
  }

  /** The fraction of the right items that were given. */
  public double recall() {
    return (double) correct / gold;
  }

  /** The harmonic mean of precision and recall. */
  public double f1() {
    return 2.0 * correct / (gold + given);
  }

  /** The sums of both. */
  Rates plus(Rates other) {
    return new Rates(gold + other.gold, given + other.given, correct + other.correct);
  }
}
