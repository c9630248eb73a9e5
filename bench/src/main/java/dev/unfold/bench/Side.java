package dev.unfold.bench;

/** One side of a {@link Race}. */
@FunctionalInterface
public interface Side {
  /** Does a piece of the work and returns how much it was: tokens, or floating-point operations. */
  long work();
}
