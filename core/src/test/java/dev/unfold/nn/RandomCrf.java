package dev.unfold.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/** Random conditional random fields, scores and tags, determined by their seed. */
final class RandomCrf {
  private final Random random;

  RandomCrf(long seed) {
    this.random = new Random(seed);
  }

  Matrix gaussian(DType dtype, int rows, int columns, double scale) {
    return draw(dtype, rows, columns, () -> scale * random.nextGaussian());
  }

  /** Zeros and ones: many sequences have equal scores, and sums are exact. */
  Matrix zeroOrOne(int rows, int columns) {
    return draw(DType.FLOAT64, rows, columns, () -> random.nextInt(2));
  }

  private static Matrix draw(DType dtype, int rows, int columns, DoubleSupplier entry) {
    Matrix matrix = Matrix.zeros(dtype, rows, columns);
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < columns; k++) {
        matrix.set(r, k, entry.getAsDouble());
      }
    }
    return matrix;
  }

  Crf crf(int tags) {
    return new Crf(
        "crf",
        gaussian(DType.FLOAT64, tags, tags, 1.5),
        gaussian(DType.FLOAT64, 1, tags, 1),
        gaussian(DType.FLOAT64, 1, tags, 1));
  }

  int[] tags(int length, int tags) {
    return random.ints(length, 0, tags).toArray();
  }

  int[][] sentences(int tags, int... lengths) {
    return IntStream.of(lengths).mapToObj(t -> tags(t, tags)).toArray(int[][]::new);
  }

  static void same(Matrix actual, Matrix expected, double tolerance) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    assertThat(actual.copy().addScaled(-1, expected).maxAbs()).isLessThanOrEqualTo(tolerance);
  }
}
