package dev.unfold.matrix;

import static dev.unfold.matrix.Numbers.close;
import static dev.unfold.matrix.Numbers.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.TestSeed;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every operation in both types against plain loops, on views, on sizes that differ, and on matrices without rows. */
final class MatrixArithmeticTest {
  private static final int[][] SIZES = {{4, 3, 5}, {1, 1, 1}, {0, 3, 2}, {2, 7, 0}, {17, 9, 33}};

  private final Random random = TestSeed.random();

  private Matrix random(DType dtype, int rows, int columns) {
    return Numbers.random(random, dtype, rows, columns);
  }

  @ParameterizedTest
  @EnumSource
  void productsMatchPlainLoops(DType dtype) {
    for (int[] size : SIZES) {
      int rows = size[0];
      int columns = size[1];
      int inner = size[2];
      Matrix a = random(dtype, rows, inner);
      Matrix b = random(dtype, inner, columns);
      Matrix c = random(dtype, rows, columns);
      double[][] ab =
          table(
              rows,
              columns,
              (r, k) -> {
                double sum = 0;
                for (int p = 0; p < inner; p++) {
                  sum += a.get(r, p) * b.get(p, k);
                }
                return sum;
              });
      double[][] expected = table(rows, columns, (r, k) -> c.get(r, k) + ab[r][k]);
      close(a.times(b), ab);
      close(a.timesTransposed(b.transposed()), ab);
      close(c.copy().addProduct(a, b), expected);
      close(c.copy().addProductTransposed(a, b.transposed()), expected);
      close(c.copy().addTransposedProduct(a.transposed(), b), expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void productsIntoAViewChangeOnlyTheView(DType dtype) {
    Matrix whole = Matrix.zeros(dtype, 6, 3);
    Matrix part = whole.rows(2, 4);
    Matrix a = random(dtype, 2, 5);
    Matrix b = random(dtype, 5, 3);
    part.addProduct(a, b);
    assertThat(part.maxAbs()).isGreaterThan(0);
    assertThat(whole.rows(0, 2).maxAbs()).isZero();
    assertThat(whole.rows(4, 6).maxAbs()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void sumsMatchPlainLoops(DType dtype) {
    for (int[] size : SIZES) {
      int rows = size[0];
      int columns = size[1];
      Matrix x = random(dtype, rows, columns);
      Matrix a = random(dtype, rows, columns);
      Matrix b = random(dtype, rows, columns);
      Matrix row = random(dtype, 1, columns);
      close(
          x.copy().addScaled(-0.75, a),
          table(rows, columns, (r, k) -> x.get(r, k) - 0.75 * a.get(r, k)));
      close(x.copy().add(a), table(rows, columns, (r, k) -> x.get(r, k) + a.get(r, k)));
      close(x.copy().scale(1.5), table(rows, columns, (r, k) -> x.get(r, k) * 1.5));
      close(x.copy().shift(-2.5), table(rows, columns, (r, k) -> x.get(r, k) - 2.5));
      close(x.copy().multiply(a), table(rows, columns, (r, k) -> x.get(r, k) * a.get(r, k)));
      close(
          x.copy().addMultiplied(a, b),
          table(rows, columns, (r, k) -> x.get(r, k) + a.get(r, k) * b.get(r, k)));
      close(x.copy().addRow(row), table(rows, columns, (r, k) -> x.get(r, k) + row.get(0, k)));
      close(
          row.copy().addColumnSums(x),
          table(
              1,
              columns,
              (zero, k) -> {
                double sum = row.get(0, k);
                for (int r = 0; r < rows; r++) {
                  sum += x.get(r, k);
                }
                return sum;
              }));
    }
  }

  @ParameterizedTest
  @EnumSource
  void mapsMatchTheirFormulas(DType dtype) {
    map(dtype, Matrix::sigmoid, x -> 1 / (1 + StrictMath.exp(-x)));
    map(dtype, Matrix::tanh, StrictMath::tanh);
    map(dtype, Matrix::relu, x -> x > 0 ? x : 0);
    map(dtype, Matrix::exp, StrictMath::exp);
  }

  private void map(DType dtype, UnaryOperator<Matrix> operation, DoubleUnaryOperator expected) {
    for (int[] size : SIZES) {
      Matrix x = random(dtype, size[0], size[1]);
      double[][] values = table(size[0], size[1], (r, k) -> expected.applyAsDouble(x.get(r, k)));
      assertThat(operation.apply(x)).isSameAs(x);
      close(x, values);
    }
  }

  /** h ⊙ (1 − h) and the others against the numeric derivative of the map, in double precision. */
  @ParameterizedTest
  @EnumSource
  void backwardMapsAreDerivatives(DType dtype) {
    for (int[] size : SIZES) {
      Matrix z = random(dtype, size[0], size[1]);
      Matrix dh = random(dtype, size[0], size[1]);
      requireDerivative(
          z, dh, dh.copy().sigmoidBackward(z.copy().sigmoid()), x -> 1 / (1 + Math.exp(-x)));
      requireDerivative(z, dh, dh.copy().tanhBackward(z.copy().tanh()), Math::tanh);
      requireDerivative(z, dh, dh.copy().reluBackward(z.copy().relu()), x -> Math.max(x, 0));
    }
  }

  private static void requireDerivative(Matrix z, Matrix dh, Matrix dz, DoubleUnaryOperator map) {
    double step = 1e-6;
    assertThat(dz.shape()).isEqualTo(z.shape());
    for (int r = 0; r < z.rows(); r++) {
      for (int k = 0; k < z.columns(); k++) {
        double x = z.get(r, k);
        double slope = (map.applyAsDouble(x + step) - map.applyAsDouble(x - step)) / (2 * step);
        assertThat(dz.get(r, k))
            .as("derivative at %s", x)
            .isCloseTo(dh.get(r, k) * slope, within(z.dtype() == DType.FLOAT64 ? 1e-8 : 1e-5));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void reluBackwardIsZeroAtZero(DType dtype) {
    Matrix dh = Matrix.of(dtype, new double[][] {{3, 4, 5}});
    Matrix h = Matrix.of(dtype, new double[][] {{0, -0.0, 1}});
    assertThat(dh.reluBackward(h).toArray()).isDeepEqualTo(new double[][] {{0, 0, 5}});
  }

  @ParameterizedTest
  @EnumSource
  void logSoftmaxMatchesItsFormula(DType dtype) {
    for (int[] size : SIZES) {
      Matrix s = random(dtype, size[0], size[1]);
      double[][] expected =
          table(
              size[0],
              size[1],
              (r, k) -> {
                double sum = 0;
                for (int other = 0; other < s.columns(); other++) {
                  sum += Math.exp(s.get(r, other));
                }
                return s.get(r, k) - Math.log(sum);
              });
      assertThat(s.logSoftmax()).isSameAs(s);
      close(s, expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void logSoftmaxOfLargeScoresDoesNotOverflow(DType dtype) {
    double ln2 = Math.log(2);
    Matrix s =
        Matrix.of(
            dtype,
            new double[][] {
              {1e6, 1e6, -1e6}, {-3e5, -3e5 - 1000, -3e5}, {7, Double.NEGATIVE_INFINITY, 7}
            });
    s.logSoftmax();
    close(s.columns(0, 1), new double[][] {{-ln2}, {-ln2}, {-ln2}});
    assertThat(s.get(0, 2)).isCloseTo(-2e6 - ln2, within(0.25));
    assertThat(s.get(1, 1)).isCloseTo(-1000 - ln2, within(1e-4));
    assertThat(s.get(2, 1)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @EnumSource
  void matricesWithoutRowsAreAllowed(DType dtype) {
    Matrix none = Matrix.zeros(dtype, 0, 3);
    assertThat(none.sum()).isZero();
    assertThat(none.max()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(none.maxAbs()).isZero();
    assertThat(none.isFinite()).isTrue();
    assertThat(none.toArray()).isEmpty();
    assertThat(none.copy().shape()).isEqualTo("0×3");
    assertThat(none.transposed().shape()).isEqualTo("3×0");
    assertThat(none.beside(none).shape()).isEqualTo("0×6");
    assertThat(none.columns(1, 3).shape()).isEqualTo("0×2");
    assertThat(none.as(DType.FLOAT64).shape()).isEqualTo("0×3");
    assertThat(none.scatterAdd(1, new int[0], none).shape()).isEqualTo("0×3");
    assertThat(none.gather(new int[] {-1}).toArray()).isDeepEqualTo(new double[][] {{0, 0, 0}});
    assertThat(Matrix.of(dtype, new double[0][]).shape()).isEqualTo("0×0");
    assertThat(Matrix.glorot(dtype, 0, 0, random).size()).isZero();
  }
}
