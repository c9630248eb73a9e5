package org.teavm.classlib.java.util;

import java.util.random.RandomGenerator;

/**
 * Stands in for {@link java.util.SplittableRandom} and draws the same longs. Source: Steele, Lea and Flood 2014, SplitMix64.
 */
public final class TSplittableRandom implements RandomGenerator {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private long seed;

  public TSplittableRandom(long seed) {
    this.seed = seed;
  }

  @Override
  public long nextLong() {
    seed += GOLDEN_GAMMA;
    long z = (seed ^ seed >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
