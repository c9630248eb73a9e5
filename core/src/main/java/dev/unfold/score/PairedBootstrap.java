package dev.unfold.score;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The paired bootstrap: how much the difference of two taggers depends on the choice of test sentences. Each sample draws
 * as many sentences as there are, with replacement, the same ones for both taggers.
 *
 * <p>The p-value is two-sided: the fraction of samples that differ from the observed difference by at least as much as it differs
 * from zero. The same sentences and seed give the same figures. Source: Efron and Tibshirani 1993; for taggers, Koehn 2004 and
 * Berg-Kirkpatrick, Burkett and Klein 2012.
 *
 * @param difference the first tagger's ratio minus the second's
 * @param low the 2.5 % quantile of the samples
 * @param high the 97.5 % quantile of the samples
 * @param pValue the probability of such a difference if the taggers were equally good
 */
public record PairedBootstrap(double difference, double low, double high, double pValue) {
  /**
   * Draws the samples.
   *
   * @param first the first tagger's ratio for each sentence
   * @param second the second tagger's ratio for each sentence
   * @param draws the number of samples
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

  /** The sentence at each place of a sample. */
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

  /** A ratio with denominator 0 counts as 0, since a sample may have no spans. */
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
