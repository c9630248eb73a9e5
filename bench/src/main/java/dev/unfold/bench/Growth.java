package dev.unfold.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a network costs as its sentences grow: training steps of the same number of tokens, on one thread.
 *
 * @param network whose cost it is
 * @param tokens of each step: T·B
 * @param points from the shortest sentences to the longest
 */
record Growth(GrowthNetwork network, int tokens, List<Point> points) {
  /**
   * One length.
   *
   * @param steps T, words of a sentence
   * @param sentences B
   * @param rates tokens a second, round by round
   * @param bytesPerToken what the way forward leaves for the way back
   */
  record Point(int steps, int sentences, double[] rates, double bytesPerToken) {
    double rate() {
      return Spread.of(rates).median();
    }
  }

  /** The slowest length's rate by the fastest's: 1 if T does not matter. */
  double flatness() {
    return least(Point::rate) / most(Point::rate);
  }

  /** The most memory for a token by the least: 1 if memory is linear in T. */
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
