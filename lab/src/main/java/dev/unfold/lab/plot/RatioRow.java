package dev.unfold.lab.plot;

/**
 * How many times as fast one of two was, in several measurements.
 *
 * @param name of the work
 * @param median the middle measurement
 * @param lowest the lowest
 * @param highest the highest
 * @param atLeast what it is wanted to be
 */
public record RatioRow(String name, double median, double lowest, double highest, double atLeast) {
  boolean met() {
    return median >= atLeast;
  }
}
