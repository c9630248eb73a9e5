package dev.unfold.bench;

import java.util.stream.DoubleStream;

/**
 * The median and range of several measurements.
 *
 * @param median the median
 * @param lowest the lowest value
 * @param highest the highest value
 */
public record Spread(double median, double lowest, double highest) {
  /** The spread of at least one value. */
  public static Spread of(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int last = sorted.length - 1;
    double median = (sorted[last / 2] + sorted[(last + 1) / 2]) / 2;
    return new Spread(median, sorted[0], sorted[last]);
  }

  /** The spread of at least one value. */
  public static Spread of(double[] values) {
    return of(DoubleStream.of(values));
  }
}
