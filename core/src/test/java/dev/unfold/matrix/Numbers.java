package dev.unfold.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

/** Shared by the tests of matrices: plain arrays, random matrices, and a comparison of the two. */
final class Numbers {
  private Numbers() {}

  /** The value of an entry. */
  interface Entry {
    double at(int r, int k);
  }

  /** A plain array, entry by entry. */
  static double[][] table(int rows, int columns, Entry entry) {
    double[][] table = new double[rows][columns];
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < columns; k++) {
        table[r][k] = entry.at(r, k);
      }
    }
    return table;
  }

  /** Unequal random numbers in a view that does not begin at the array's first entry. */
  static Matrix random(Random random, DType dtype, int rows, int columns) {
    return Matrix.uniform(dtype, rows + 5, columns, -2, 2, random).rows(3, rows + 3);
  }

  /** The largest error of a few operations on numbers of about 1. */
  static double tolerance(DType dtype) {
    return dtype == DType.FLOAT64 ? 1e-13 : 1e-4;
  }

  static void close(Matrix actual, double[][] expected) {
    assertThat(actual.rows()).isEqualTo(expected.length);
    for (int r = 0; r < expected.length; r++) {
      assertThat(actual.columns()).isEqualTo(expected[r].length);
      for (int k = 0; k < expected[r].length; k++) {
        assertThat(actual.get(r, k))
            .as("entry [%d,%d] of %s", r, k, actual)
            .isCloseTo(expected[r][k], within(tolerance(actual.dtype())));
      }
    }
  }
}
