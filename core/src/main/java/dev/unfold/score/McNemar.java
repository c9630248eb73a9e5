package dev.unfold.score;

/**
 * McNemar's exact test of two taggers on the same tokens.
 *
 * <p>Tokens on which both are right, or both wrong, say nothing of which is better. If the taggers were equally good, each
 * of the others would be as likely to favour the one as the other, as a coin falls. The p-value is how often n such coins
 * would fall as unevenly as this or more so: a sum of binomial coefficients, whatever their number, where the χ²
 * distribution is only an approximation. It takes tokens as independent, which words of a sentence are not quite; {@link
 * PairedBootstrap} takes whole sentences.
 *
 * <p>Source: McNemar 1947.
 *
 * @param firstOnly tokens on which the first tagger alone is right
 * @param secondOnly tokens on which the second alone is right
 */
public record McNemar(int firstOnly, int secondOnly) {
  /** Two-sided: 2 P(X ≤ the smaller of the two), X being heads among n tosses; at most 1. */
  public double pValue() {
    int n = firstOnly + secondOnly;
    int few = Math.min(firstOnly, secondOnly);
    double logWays = 0; // log C(n, few)
    for (int i = 1; i <= few; i++) {
      logWays += Math.log((double) (n - few + i) / i);
    }
    double tail = 0; // Σ C(n, i) / C(n, few) for i = few, few − 1, …
    double ways = 1;
    for (int i = few; i >= 0 && ways > tail * 1e-17; i--) {
      tail += ways;
      ways *= (double) i / (n - i + 1);
    }
    return Math.min(1, 2 * tail * Math.exp(logWays - n * Math.log(2)));
  }
}
