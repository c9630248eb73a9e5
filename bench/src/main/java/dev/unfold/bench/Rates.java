package dev.unfold.bench;

import java.util.stream.IntStream;

/**
 * How much work a second each of two sides did, round by round.
 *
 * @param ours one number a round
 * @param theirs as many, or none if nobody took their side
 */
record Rates(double[] ours, double[] theirs) {
  /** Ours by theirs, round by round. */
  double[] ratios() {
    return IntStream.range(0, theirs.length).mapToDouble(i -> ours[i] / theirs[i]).toArray();
  }
}
