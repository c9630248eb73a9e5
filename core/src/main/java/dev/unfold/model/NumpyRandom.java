package dev.unfold.model;

import java.util.random.RandomGenerator;

/**
 * NumPy's legacy generator {@code RandomState(seed)}, so that the lab's networks start with the reference's numbers.
 *
 * <p>The Mersenne Twister MT19937, seeded by {@code init_genrand}; a double takes two draws, 27 and 26 bits of them.
 * Source: Matsumoto and Nishimura 1998. Checked by {@code NumpyRandomTest} against NumPy's own draws.
 */
public final class NumpyRandom implements RandomGenerator {
  private static final int N = 624;
  private static final int M = 397;

  private final int[] state = new int[N];
  private int next = N;

  /** The generator that {@code numpy.random.RandomState(seed)} is. */
  public NumpyRandom(int seed) {
    state[0] = seed;
    for (int i = 1; i < N; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
  }

  /** 32 random bits. */
  @Override
  public int nextInt() {
    if (next == N) {
      twist();
    }
    int y = state[next++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  private void twist() {
    for (int i = 0; i < N; i++) {
      int y = (state[i] & 0x80000000) | (state[(i + 1) % N] & 0x7fffffff);
      state[i] = state[(i + M) % N] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
    }
    next = 0;
  }

  /** 64 random bits, the first draw in the upper half. */
  @Override
  public long nextLong() {
    return ((long) nextInt() << 32) | (nextInt() & 0xffffffffL);
  }

  /** Uniform in [0, 1) with 53 bits, as {@code RandomState.uniform()} gives it. */
  @Override
  public double nextDouble() {
    long high = nextInt() >>> 5;
    long low = nextInt() >>> 6;
    return (high * 67108864 + low) / 9007199254740992.0;
  }
}
