package dev.unfold.matrix.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** A row of n numbers that begins at {@code at} of an array; the numbers around it must not change. */
record Row(double[] y, int at, int n) {
  /** The number around a row that is written. */
  static final double GUARD = 7.25;

  /** Unequal random numbers of both signs, somewhere in an array that is {@code guard} everywhere else. */
  static Row random(Loops loops, int n, double guard, Random random) {
    int at = random.nextInt(9);
    double[] y = new double[at + n + random.nextInt(9)];
    Arrays.fill(y, guard);
    for (int k = 0; k < n; k++) {
      y[at + k] = loops.round(2 * random.nextGaussian());
    }
    return new Row(y, at, n);
  }

  double get(int k) {
    return y[at + k];
  }

  Row copy() {
    return new Row(y.clone(), at, n);
  }

  /** A part of this row, in the same array. */
  Row part(int from, int length) {
    return new Row(y, at + from, length);
  }

  /** A copy of the row without the numbers around it. */
  double[] numbers() {
    return Arrays.copyOfRange(y, at, at + n);
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

  /** As {@link #meets}, with an error of at most {@code tolerance} times the expected value. */
  void near(IntToDoubleFunction expected, double tolerance, String description) {
    meets(expected, k -> tolerance * Math.abs(expected.applyAsDouble(k)), description);
  }
}
