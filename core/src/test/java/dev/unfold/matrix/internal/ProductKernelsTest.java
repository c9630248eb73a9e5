package dev.unfold.matrix.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.TestSeed;
import dev.unfold.matrix.internal.Loops.Place;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The products of every implementation against plain loops in double precision: sizes around the widths of vectors, offsets and
 * gaps between rows. Outside A and B the arrays hold NaN, which would show in the result; outside C nothing may change.
 */
final class ProductKernelsTest {
  private static final String ALL = "dev.unfold.matrix.internal.Loops#all";
  private static final int[] SMALL = {0, 1, 2, 3, 4, 5, 7, 8, 9};
  private static final int[] LARGE = {8, 15, 16, 17, 31, 32, 33, 50, 63, 64, 65, 100, 129};
  private static final int LARGE_CASES = 120;
  private static final double GUARD = 7.25;

  private final Random random = TestSeed.random();

  /** A product of one size in one layout. */
  private interface Product {
    void check(Loops loops, int m, int n, int p);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void productReadsAAsStored(Loops loops) {
    everySize(loops, this::product);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void productReadsATransposed(Loops loops) {
    everySize(loops, this::productOfTransposedA);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void productTransposedMatchesPlainLoops(Loops loops) {
    everySize(loops, this::productTransposed);
  }

  @ParameterizedTest
  @MethodSource("dev.unfold.matrix.internal.Loops#scalar")
  void scalarInfinitiesStayInfinite(Loops loops) {
    infinities(loops);
  }

  @ParameterizedTest
  @MethodSource("dev.unfold.matrix.internal.Loops#vector")
  void vectorInfinitiesStayInfinite(Loops loops) {
    infinities(loops);
  }

  /** An infinity in one operand gives infinities in the entries that depend on it, and nowhere else. */
  private void infinities(Loops loops) {
    for (int p = 1; p < 40; p++) {
      for (int q = 0; q < p; q++) {
        double[] a = new double[5 * p];
        Arrays.fill(a, 0.5);
        double[] b = a.clone();
        b[3 * p + q] = Double.POSITIVE_INFINITY;
        Place c = new Place(new double[25], 0, 5);
        loops.productTransposed(5, 5, p, new Place(a, 0, p), new Place(b, 0, p), c);
        for (int i = 0; i < 25; i++) {
          assertThat(c.y()[i])
              .as("%s: p %d, infinity at %d, entry %d", loops, p, q, i)
              .isEqualTo(i % 5 == 3 ? Double.POSITIVE_INFINITY : 0.25 * p);
        }
      }
    }
  }

  private void everySize(Loops loops, Product product) {
    for (int m : SMALL) {
      for (int n : SMALL) {
        for (int p : SMALL) {
          product.check(loops, m, n, p);
        }
      }
    }
    for (int i = 0; i < LARGE_CASES; i++) {
      product.check(loops, one(LARGE), one(LARGE), one(LARGE));
    }
  }

  private int one(int[] sizes) {
    return sizes[random.nextInt(sizes.length)];
  }

  private void product(Loops loops, int m, int n, int p) {
    Place a = random(loops, m, p, Double.NaN);
    Place b = random(loops, p, n, Double.NaN);
    Place c = random(loops, m, n, GUARD);
    Place before = copy(c);
    loops.product(m, n, p, a, 1, b, c);
    compare(loops, m, n, p, transposed(a, m, p), transposed(b, p, n), before, c);
  }

  private void productOfTransposedA(Loops loops, int m, int n, int p) {
    Place a = random(loops, p, m, Double.NaN);
    Place b = random(loops, p, n, Double.NaN);
    Place c = random(loops, m, n, GUARD);
    Place before = copy(c);
    loops.product(m, n, p, new Place(a.y(), a.at(), 1), a.row(), b, c);
    compare(loops, m, n, p, a, transposed(b, p, n), before, c);
  }

  private void productTransposed(Loops loops, int m, int n, int p) {
    Place a = random(loops, m, p, Double.NaN);
    Place b = random(loops, n, p, Double.NaN);
    Place c = random(loops, m, n, GUARD);
    Place before = copy(c);
    loops.productTransposed(m, n, p, a, b, c);
    compare(loops, m, n, p, transposed(a, m, p), b, before, c);
  }

  /** Rows of unequal random numbers, somewhere in an array, with a gap after each; {@code guard} everywhere else. */
  private Place random(Loops loops, int rows, int columns, double guard) {
    int at = random.nextInt(6);
    int row = columns + random.nextInt(5);
    double[] y = new double[at + rows * row + random.nextInt(9)];
    Arrays.fill(y, guard);
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < columns; k++) {
        y[at + r * row + k] = loops.round(random.nextGaussian());
      }
    }
    return new Place(y, at, row);
  }

  private static Place copy(Place c) {
    return new Place(c.y().clone(), c.at(), c.row());
  }

  /** An R×C matrix as C×R without gaps. */
  private static Place transposed(Place x, int rows, int columns) {
    double[] y = new double[rows * columns];
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < columns; k++) {
        y[k * rows + r] = x.y()[x.at() + r * x.row() + k];
      }
    }
    return new Place(y, 0, rows);
  }

  /**
   * Compares C with {@code before} + A·B, given as A: p×m and Bᵀ: n×p or p×n by {@code bStep}; a sum of p + 1 terms has
   * an error of at most (p + 1)·u times the sum of their sizes, in the plain loop as well.
   */
  private void compare(
      Loops loops, int m, int n, int p, Place aT, Place bT, Place before, Place c) {
    double[] expected = before.y().clone();
    double[] allowed = new double[expected.length];
    for (int r = 0; r < m; r++) {
      for (int k = 0; k < n; k++) {
        int at = c.at() + r * c.row() + k;
        double size = Math.abs(expected[at]);
        for (int q = 0; q < p; q++) {
          double term = aT.y()[aT.at() + q * aT.row() + r] * bT.y()[bT.at() + k * bT.row() + q];
          expected[at] += term;
          size += Math.abs(term);
        }
        allowed[at] = 2 * (p + 1) * loops.unitRoundoff() * size;
      }
    }
    for (int at = 0; at < expected.length; at++) {
      if (!(Math.abs(c.y()[at] - expected[at]) <= allowed[at])) {
        assertThat(c.y()[at])
            .as("%s: entry at %d of C %d×%d, p %d, begins at %d", loops, at, m, n, p, c.at())
            .isEqualTo(expected[at]);
      }
    }
    assertThat(c.y()).hasSameSizeAs(expected);
  }
}
