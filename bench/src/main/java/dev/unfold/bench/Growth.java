package dev.unfold.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The cost of a network as sentences grow: training steps with the same number of tokens, on one thread.
 *
 * @param network the network
 * @param tokens the tokens of each step, T·B
 * @param points one per length, the shortest sentences first
 */
record Growth(GrowthNetwork network, int tokens, List<Point> points) {
  /**
   * One length of sentences.
   *
   * @param steps T, the words of a sentence
   * @param sentences B, the number of sentences
   * @param rates tokens per second, round by round
   * @param bytesPerToken the memory that the forward pass keeps for the backward pass
   */
  record Point(int steps, int sentences, double[] rates, double bytesPerToken) {
    double rate() {
      return Spread.of(rates).median();
    }
  }

  /** The rate of the slowest length divided by that of the fastest: 1 if T does not matter. */
  double flatness() {
    return least(Point::rate) / most(Point::rate);
  }

  /** The highest memory per token divided by the lowest: 1 if memory is linear in T. */
  double memoryGrowth() {
    return most(Point::bytesPerToken) / least(Point::bytesPerToken);
  }

  private double least(ToDoubleFunction<Point> value) {
    return points.stream().mapToDouble(value).min().orElse(Double.NaN);
  }

  private double most(ToDoubleFunction<Point> value) {
    return points.stream().mapToDouble(value).max().orElse(Double.NaN);
  }
}
