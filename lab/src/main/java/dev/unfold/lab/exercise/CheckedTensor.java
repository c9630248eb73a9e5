package dev.unfold.lab.exercise;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * A tensor whose value is checked: the gradient of a weight or of an input, or a result.
 *
 * @param path its path in the student's records, such as {@code reset.w}
 * @param name its name in the equations, such as {@code W_r}
 * @param rows the number of rows, or {@link #PER_PROBE}
 * @param columns the number of columns
 * @param equation the equation that contains it, with its number
 */
record CheckedTensor(String path, String name, int rows, int columns, String equation) {
  /** The number of rows is that of the probe. */
  static final int PER_PROBE = 0;

  /** Seed of all random matrices. */
  private static final int SEED = 1234;

  private int rows(int probeRows) {
    return rows == PER_PROBE ? probeRows : rows;
  }

  /** The shape, with a letter for the number of rows if it depends on the probe. */
  String shape(String letter) {
    return (rows == PER_PROBE ? letter : "" + rows) + "×" + columns;
  }

  /** Random numbers from −1 to 1, the same for the same path and number of rows. */
  Matrix draw(int probeRows) {
    RandomGenerator random = new Random(SEED + 31L * path.hashCode() + probeRows);
    return Matrix.uniform(DType.FLOAT64, rows(probeRows), columns, -1, 1, random);
  }

  /** A zero matrix. */
  Matrix zeros(int probeRows) {
    return Matrix.zeros(DType.FLOAT64, rows(probeRows), columns);
  }
}
