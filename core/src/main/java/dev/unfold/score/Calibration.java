package dev.unfold.score;

import java.util.ArrayList;
import java.util.List;

/**
 * Compares the confidence of a tagger with its accuracy.
 *
 * <pre>{@code
 *   ECE = Σ_b (n_b / N) |accuracy_b − confidence_b|        over ten bins b of confidence, each 0.1 wide
 * }</pre>
 *
 * <p>The expected calibration error is 0 if, for instance, 70 % of the tags with confidence 0.7 are right.
 * Bins include their upper end; the first one also includes 0. Source: Naeini, Cooper and Hauskrecht 2015; Guo et al. 2017.
 */
public final class Calibration {
  private static final int BINS = 10;

  private final int[] tokens = new int[BINS];
  private final int[] right = new int[BINS];
  private final double[] confidence = new double[BINS];

  /**
   * Counts one token.
   *
   * @param confidence the probability that the tagger gave its tag, from 0 to 1
   * @param right whether the tag is the right one
   */
  public void add(double confidence, boolean right) {
    if (!(confidence >= 0 && confidence <= 1 + 1e-6)) {
      throw new IllegalArgumentException(
          "Calibration: confidence is " + confidence + ", expected 0 to 1");
    }
    int bin = Math.max(0, Math.min(BINS, (int) Math.ceil(confidence * BINS)) - 1);
    this.tokens[bin]++;
    this.right[bin] += right ? 1 : 0;
    this.confidence[bin] += Math.min(1, confidence);
  }

  /**
   * The tokens of one bin.
   *
   * @param above its lower end, exclusive
   * @param upTo its upper end, inclusive
   * @param tokens the number of tokens
   * @param confidence their mean confidence
   * @param accuracy the fraction of them that is right
   */
  public record Bin(double above, double upTo, int tokens, double confidence, double accuracy) {}

  /** The bins that hold tokens, from low confidence to high. */
  public List<Bin> bins() {
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < BINS; b++) {
      if (tokens[b] > 0) {
        bins.add(
            new Bin(
                (double) b / BINS,
                (double) (b + 1) / BINS,
                tokens[b],
                confidence[b] / tokens[b],
                (double) right[b] / tokens[b]));
      }
    }
    return bins;
  }

  /** The expected calibration error, from 0 to 1. */
  public double error() {
    int all = 0;
    double sum = 0;
    for (int b = 0; b < BINS; b++) {
      all += tokens[b];
      sum += Math.abs(right[b] - confidence[b]);
    }
    return sum / all;
  }
}
