package dev.unfold.score;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * How much a difference of two taggers hangs on the sentences that happened to be in the test part: the same sentences are
 * drawn for both, with replacement, as many as there are, again and again.
 *
 * <p>The p-value is two-sided: how often a draw differs from the difference that was found by as much as that differs from
 * zero. Same sentences and seed, same figures. Source: Efron and Tibshirani 1993; for taggers, Koehn 2004 and
 * Berg-Kirkpatrick, Burkett and Klein 2012.
 *
 * @param difference the first tagger's ratio less the second's
 * @param low the difference that 2.5 % of the draws stay below
 * @param high the difference that 2.5 % of the draws are above
 * @param pValue how likely chance alone would make such a difference
 */
public record PairedBootstrap(double difference, double low, double high, double pValue) {
  /**
   * Draws and compares.
   *
   * @param first for each sentence, what the first tagger made of it
   * @param second for each sentence, what the second tagger made of it
   * @param draws how often to draw
   */
  static PairedBootstrap of(List<Ratio> first, List<Ratio> second, int draws, long seed) {
    int sentences = first.size();
    if (second.size() != sentences || sentences == 0 || draws < 1) {
      throw new IllegalArgumentException(
          "PairedBootstrap: "
              + sentences
              + " and "
              + second.size()
              + " sentences, "
              + draws
              + " draws; expected as many of both, at least one, and at least one draw");
    }
    int[][] counts = new int[sentences][];
    Arrays.setAll(counts, s -> counts(first.get(s), second.get(s)));
    double difference = difference(counts, i -> i);
    double[] drawn = new double[draws];
    Random random = new Random(seed);
    for (int d = 0; d < draws; d++) {
      drawn[d] = difference(counts, i -> random.nextInt(sentences));
    }
    return summary(difference, drawn);
  }

  private static int[] counts(Ratio one, Ratio other) {
    return new int[] {one.part(), one.whole(), other.part(), other.whole()};
  }

  /** Which sentence comes at a place. */
  private interface Draw {
    int at(int place);
  }

  private static double difference(int[][] counts, Draw draw) {
    long[] sums = new long[4];
    for (int i = 0; i < counts.length; i++) {
      int[] sentence = counts[draw.at(i)];
      for (int k = 0; k < sums.length; k++) {
        sums[k] += sentence[k];
      }
    }
    return part(sums[0], sums[1]) - part(sums[2], sums[3]);
  }

  /** A part of nothing counts as 0: sentences without spans may be drawn. */
  private static double part(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static PairedBootstrap summary(double difference, double[] drawn) {
    double[] sorted = drawn.clone();
    Arrays.sort(sorted);
    int tail = sorted.length / 40;
    long asFar =
        Arrays.stream(drawn)
            .filter(d -> Math.abs(d - difference) >= Math.abs(difference) - 1e-12)
            .count();
    double pValue = (asFar + 1.0) / (drawn.length + 1.0);
    return new PairedBootstrap(difference, sorted[tail], sorted[sorted.length - 1 - tail], pValue);
  }
}
