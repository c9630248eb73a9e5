package dev.unfold.nn;

import java.util.random.RandomGenerator;

/** A generator that returns given numbers, one after the other, for worked examples. */
final class Draws implements RandomGenerator {
  private final double[] numbers;
  private int next;

  Draws(double... numbers) {
    this.numbers = numbers;
  }

  @Override
  public double nextDouble() {
    return numbers[next++];
  }

  @Override
  public long nextLong() {
    throw new UnsupportedOperationException("only nextDouble() is by hand");
  }
}
