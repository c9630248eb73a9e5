package dev.unfold.score;

/**
 * A numerator and a denominator that are summed over sentences: correct tags among tokens, or the F1 of spans.
 *
 * @param part the numerator
 * @param whole the denominator
 */
record Ratio(int part, int whole) {
  /** F1 as a ratio of sums: twice the correct spans over the right plus the given ones. */
  public static Ratio f1(Rates spans) {
    return new Ratio(2 * spans.correct(), spans.gold() + spans.given());
  }
}
