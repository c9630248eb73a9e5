package dev.unfold.score;

/**
 * A part of a whole, which adds up over sentences: right tags among tokens, or the F1 of spans.
 *
 * @param part the numerator
 * @param whole the denominator
 */
record Ratio(int part, int whole) {
  /** F1 as a ratio of sums: twice what is correct among all spans, the right ones and the given ones. */
  public static Ratio f1(Rates spans) {
    return new Ratio(2 * spans.correct(), spans.gold() + spans.given());
  }
}
