package dev.unfold;

import java.util.Random;

/** The seed of a run's randomised tests: drawn and printed once, replayed with {@code -Dtests.seed=}. */
public final class TestSeed {
  private static final long SEED = choose();

  private TestSeed() {}

  private static long choose() {
    String wish = System.getProperty("tests.seed", "").trim();
    long seed = wish.isEmpty() ? System.nanoTime() : Long.parseLong(wish);
    System.out.println("Randomised tests: replay with -Dtests.seed=" + seed);
    return seed;
  }

  /** A generator at its beginning: a test run alone draws what it drew among the others. */
  public static Random random() {
    return new Random(SEED);
  }
}
