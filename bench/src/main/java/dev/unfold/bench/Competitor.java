package dev.unfold.bench;

/** One of those compared in a {@link Race}. */
@FunctionalInterface
public interface Competitor {
  /** Does a piece of the work and returns its amount, in tokens or floating-point operations. */
  long work();
}
