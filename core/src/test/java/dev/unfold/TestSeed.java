package dev.unfold;

import java.util.Random;

/** The random seed of a test run: drawn and printed once, replayed with {@code -Dtests.seed=}. */
public final class TestSeed {
  private static final long SEED = choose();

  private TestSeed() {}

  private static long choose() {
    String given = System.getProperty("tests.seed", "").trim();
    long seed = given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
    System.out.println("Randomised tests: replay with -Dtests.seed=" + seed);
    return seed;
  }

  /** A newly seeded generator, so that a test draws the same numbers alone as among others. */
  public static Random random() {
    return new Random(SEED);
  }
}
