package dev.unfold.matrix.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.TestSeed;
import dev.unfold.matrix.internal.Loops.Place;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Packed products give the bits of {@code product}, with every implementation: all widths of strips and of the rest after the
 * last one, all heights of tiles, A and B read both ways. Outside A, B and the packed numbers the arrays hold NaN; outside C
 * nothing may change.
 */
final class PackedKernelsTest {
  private static final String ALL = "dev.unfold.matrix.internal.Loops#all";
  private static final int MOST_ROWS = 9;
  private static final int NARROW = 130;
  private static final int[] WIDE = {192, 255, 256, 257, 300, 511, 512};
  private static final int[] TERMS = {0, 1, 2, 3, 7, 16, 33};
  private static final double GUARD = 7.25;

  private final Random random = TestSeed.random();

  @ParameterizedTest
  @MethodSource(ALL)
  void narrowPackedProductsGiveTheSameBits(Loops loops) {
    for (int n = 0; n <= NARROW; n++) {
      sameBits(loops, n, TERMS[random.nextInt(TERMS.length)]);
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void packedSumsOfAnyLengthGiveTheSameBits(Loops loops) {
    for (int p : TERMS) {
      sameBits(loops, 1 + random.nextInt(NARROW), p);
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void widePackedProductsGiveTheSameBits(Loops loops) {
    for (int n : WIDE) {
      sameBits(loops, n, 5);
    }
  }

  /** B packed as stored and from its transpose, then multiplied from the left by up to nine rows. */
  private void sameBits(Loops loops, int n, int p) {
    Place b = place(loops, p, n, Double.NaN);
    Place packed = packed(loops, n, p, b, 1);
    Place turned = transposed(b, p, n);
    Place ofTurned = packed(loops, n, p, new Place(turned.y(), turned.at(), 1), turned.row());
    assertThat(numbers(loops, n, p, ofTurned))
        .as("%s: %d×%d packed from its transpose", loops, p, n)
        .isEqualTo(numbers(loops, n, p, packed))
        .doesNotContain(Double.NaN);
    for (int m = 0; m <= MOST_ROWS; m++) {
      Place a = place(loops, m, p, Double.NaN);
      Place c = place(loops, m, n, GUARD);
      String what = String.format("%s: %d×%d·%d×%d", loops, m, p, p, n);
      Place expected = copy(c);
      loops.product(m, n, p, a, 1, b, expected);
      Place actual = copy(c);
      loops.productPacked(m, n, p, a, 1, packed, actual);
      assertThat(actual.y()).as(what).isEqualTo(expected.y());
      Place aTurned = transposed(a, m, p);
      Place again = copy(c);
      loops.productPacked(
          m, n, p, new Place(aTurned.y(), aTurned.at(), 1), aTurned.row(), ofTurned, again);
      assertThat(again.y()).as(what + ", A read transposed").isEqualTo(expected.y());
      untouchedOutside(m, n, again, what);
    }
  }

  /** Packs into the middle of an array; fails if a number around it changes. */
  private Place packed(Loops loops, int n, int p, Place b, int bStep) {
    int at = random.nextInt(6);
    int length = loops.packedLength(p, n);
    double[] y = new double[at + length + random.nextInt(9)];
    Arrays.fill(y, Double.NaN);
    Place packed = new Place(y, at, 0);
    loops.pack(p, n, b, bStep, packed);
    for (int i = 0; i < y.length; i++) {
      boolean inside = i >= at && i < at + length;
      assertThat(Double.isNaN(y[i]))
          .as("%s: %d×%d packed at %d, entry at %d is NaN", loops, p, n, at, i)
          .isEqualTo(!inside);
    }
    return packed;
  }

  private static double[] numbers(Loops loops, int n, int p, Place packed) {
    return Arrays.copyOfRange(packed.y(), packed.at(), packed.at() + loops.packedLength(p, n));
  }

  private static void untouchedOutside(int m, int n, Place c, String what) {
    for (int i = 0; i < c.y().length; i++) {
      int r = Math.floorDiv(i - c.at(), Math.max(1, c.row()));
      int k = i - c.at() - r * c.row();
      if (r < 0 || r >= m || k >= n) {
        assertThat(c.y()[i]).as("%s: outside C, at %d", what, i).isEqualTo(GUARD);
      }
    }
  }

  /** Rows of unequal random numbers, somewhere in an array, with a gap after each; {@code guard} everywhere else. */
  private Place place(Loops loops, int rows, int columns, double guard) {
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

  /** An R×C matrix as C×R without gaps, between two NaN. */
  private static Place transposed(Place x, int rows, int columns) {
    double[] y = new double[1 + rows * columns + 1];
    Arrays.fill(y, Double.NaN);
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < columns; k++) {
        y[1 + k * rows + r] = x.y()[x.at() + r * x.row() + k];
      }
    }
    return new Place(y, 1, rows);
  }
}
