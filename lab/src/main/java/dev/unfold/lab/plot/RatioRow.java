package dev.unfold.lab.plot;

/**
 * The ratio of two speeds, in several measurements.
 *
 * @param name the name of the task
 * @param median the median ratio
 * @param lowest the lowest ratio
 * @param highest the highest ratio
 */
public record RatioRow(String name, double median, double lowest, double highest) {
  boolean isFaster() {
    return median >= 1;
  }
}
