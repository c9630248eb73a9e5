package dev.unfold.matrix.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.TestSeed;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every provider's loops over a row, number by number against plain loops; nothing outside the row changes. */
final class MapKernelsTest {
  private static final String ALL = "dev.unfold.matrix.internal.Loops#all";
  private static final int[] SIZES = {
    0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 50, 63, 64, 65, 100, 129
  };
  private static final double GUARD = 7.25;

  private final Random random = TestSeed.random();

  /** A row of n numbers at {@code at}; {@code GUARD} around it. */
  private record Row(double[] y, int at, int n) {
    double get(int k) {
      return y[at + k];
    }

    Row copy() {
      return new Row(y.clone(), at, n);
    }

    void meets(IntToDoubleFunction expected, IntToDoubleFunction allowed, String description) {
      for (int i = 0; i < y.length; i++) {
        if (i < at || i >= at + n) {
          assertThat(y[i]).as("%s: outside, at %d", description, i).isEqualTo(GUARD);
        } else {
          assertThat(y[i])
              .as("%s: entry %d of %d", description, i - at, n)
              .isCloseTo(expected.applyAsDouble(i - at), within(allowed.applyAsDouble(i - at)));
        }
      }
    }

    /** As {@link #meets}, off by at most {@code tolerance} of the expected value. */
    void near(IntToDoubleFunction expected, double tolerance, String description) {
      meets(expected, k -> tolerance * Math.abs(expected.applyAsDouble(k)), description);
    }
  }

  private Row random(Loops loops, int n, double guard) {
    int at = random.nextInt(9);
    double[] y = new double[at + n + random.nextInt(9)];
    Arrays.fill(y, guard);
    for (int k = 0; k < n; k++) {
      y[at + k] = loops.round(2 * random.nextGaussian());
    }
    return new Row(y, at, n);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void addScaled(Loops loops) {
    for (int n : SIZES) {
      double alpha = loops.round(random.nextGaussian());
      Row x = random(loops, n, Double.NaN);
      Row y = random(loops, n, GUARD);
      Row before = y.copy();
      loops.addScaled(n, alpha, x.y, x.at, y.y, y.at);
      y.meets(
          k -> before.get(k) + alpha * x.get(k),
          k -> 4 * loops.unitRoundoff() * (Math.abs(before.get(k)) + Math.abs(alpha * x.get(k))),
          loops + " addScaled");
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void addScaledToItself(Loops loops) {
    for (int n : SIZES) {
      Row y = random(loops, n, GUARD);
      Row before = y.copy();
      loops.addScaled(n, -0.5, y.y, y.at, y.y, y.at);
      y.near(k -> before.get(k) / 2, 0, loops + " addScaled to itself");
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void sigmoid(Loops loops) {
    for (int n : SIZES) {
      Row x = random(loops, n, GUARD);
      Row before = x.copy();
      loops.sigmoid(n, x.y, x.at);
      IntToDoubleFunction expected = k -> 1 / (1 + StrictMath.exp(-before.get(k)));
      x.near(expected, 8 * loops.unitRoundoff(), loops + " sigmoid");
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void sigmoidBackward(Loops loops) {
    for (int n : SIZES) {
      Row h = random(loops, n, Double.NaN);
      Row dy = random(loops, n, GUARD);
      Row before = dy.copy();
      loops.sigmoidBackward(n, h.y, h.at, dy.y, dy.at);
      IntToDoubleFunction expected = k -> before.get(k) * h.get(k) * (1 - h.get(k));
      // 1 − h is known to u, of whatever is left of it.
      dy.meets(
          expected,
          k ->
              4
                  * loops.unitRoundoff()
                  * Math.abs(before.get(k) * h.get(k))
                  * (1 + Math.abs(h.get(k))),
          loops + " sigmoidBackward");
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void exp(Loops loops) {
    for (int n : SIZES) {
      Row x = random(loops, n, GUARD);
      Row before = x.copy();
      loops.exp(n, x.y, x.at);
      x.near(k -> StrictMath.exp(before.get(k)), 8 * loops.unitRoundoff(), loops + " exp");
    }
  }
}
