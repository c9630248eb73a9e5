package dev.unfold.score;

/**
 * McNemar's exact test of two taggers on the same tokens.
 *
 * <p>Tokens that both tag correctly, or both incorrectly, do not tell which is better. If the taggers were equally good,
 * each of the other tokens would favour either with probability 1/2. The p-value is the probability that n tosses of a fair
 * coin are at least as uneven as this: an exact sum of binomial coefficients, for any n, not the χ² approximation. The
 * test assumes that tokens are independent, which words of one sentence are not quite; {@link PairedBootstrap} resamples
 * whole sentences.
 *
 * <p>Source: McNemar 1947.
 *
 * @param firstOnly tokens that only the first tagger tags correctly
 * @param secondOnly tokens that only the second tagger tags correctly
 */
public record McNemar(int firstOnly, int secondOnly) {
  /** The two-sided p-value: 2 P(X ≤ the smaller count), where X is the number of heads in n tosses; at most 1. */
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
