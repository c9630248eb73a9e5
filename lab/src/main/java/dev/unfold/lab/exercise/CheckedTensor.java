package dev.unfold.lab.exercise;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * A matrix that is checked: a weight's gradient, an input's error, a result.
 *
 * @param path where it is in the student's records, such as {@code reset.w}
 * @param name what the equations call it, such as {@code W_r}
 * @param rows its rows, or {@link #PER_PROBE}
 * @param columns its columns
 * @param equation the equation in which it stands, with its number
 */
record CheckedTensor(String path, String name, int rows, int columns, String equation) {
  /** As many rows as the probe has. */
  static final int PER_PROBE = 0;

  /** Of everything that is random here. */
  private static final int SEED = 1234;

  private int rows(int probeRows) {
    return rows == PER_PROBE ? probeRows : rows;
  }

  /** The shape, with a letter for what depends on the probe. */
  String shape(String letter) {
    return (rows == PER_PROBE ? letter : "" + rows) + "×" + columns;
  }

  /** Numbers from −1 to 1, the same for the same path and the same rows. */
  Matrix draw(int probeRows) {
    RandomGenerator random = new Random(SEED + 31L * path.hashCode() + probeRows);
    return Matrix.uniform(DType.FLOAT64, rows(probeRows), columns, -1, 1, random);
  }

  /** Zeros. */
  Matrix zeros(int probeRows) {
    return Matrix.zeros(DType.FLOAT64, rows(probeRows), columns);
  }
}
