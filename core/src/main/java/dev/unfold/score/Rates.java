package dev.unfold.score;

/**
 * Precision, recall and F1 from three counts.
 *
 * @param gold how many there should be
 * @param given how many were given
 * @param correct how many of those are right
 */
public record Rates(int gold, int given, int correct) {
  /** The part of what was given that is right. */
  public double precision() {
    return (double) correct / given;
  }

  /** The part of what there should be that was given. */
  public double recall() {
    return (double) correct / gold;
  }

  /** The harmonic mean of the two. */
  public double f1() {
    return 2.0 * correct / (gold + given);
  }

  /** Both counts together. */
  Rates plus(Rates other) {
    return new Rates(gold + other.gold, given + other.given, correct + other.correct);
  }
}
