package dev.unfold.matrix;

import static dev.unfold.matrix.Numbers.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.TestSeed;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Creating, reading, viewing and copying matrices, in both types. */
final class MatrixTest {
  private static final double[][] SEVEN = {{1, -2, 3.5}, {4, 0.25, -6}, {7, 8, -9}, {10, 11, 12}};

  private final Random random = TestSeed.random();

  @ParameterizedTest
  @EnumSource
  void ofAndToArrayAreInverse(DType dtype) {
    Matrix matrix = Matrix.of(dtype, SEVEN);
    assertThat(matrix.rows()).isEqualTo(4);
    assertThat(matrix.columns()).isEqualTo(3);
    assertThat(matrix.size()).isEqualTo(12);
    assertThat(matrix.shape()).isEqualTo("4×3");
    assertThat(matrix.dtype()).isEqualTo(dtype);
    assertThat(matrix).hasToString("4×3 " + dtype);
    assertThat(matrix.toArray()).isDeepEqualTo(SEVEN);
    assertThat(matrix.get(2, 1)).isEqualTo(8);
  }

  @ParameterizedTest
  @EnumSource
  void setChangesOneEntryAndFloat32Rounds(DType dtype) {
    Matrix matrix = Matrix.zeros(dtype, 2, 3);
    matrix.set(1, 2, 0.1);
    double stored = dtype == DType.FLOAT64 ? 0.1 : 0.1f;
    assertThat(matrix.toArray()).isDeepEqualTo(new double[][] {{0, 0, 0}, {0, 0, stored}});
  }

  @ParameterizedTest
  @EnumSource
  void ofCopiesItsArgument(DType dtype) {
    double[][] values = {{1, 2}};
    Matrix matrix = Matrix.of(dtype, values);
    values[0][0] = 9;
    matrix.toArray()[0][1] = 9;
    assertThat(matrix.toArray()).isDeepEqualTo(new double[][] {{1, 2}});
  }

  @ParameterizedTest
  @EnumSource
  void uniformDrawsRowByRow(DType dtype) {
    long seed = random.nextLong();
    Random draws = new Random(seed);
    double[][] expected = table(3, 4, (r, k) -> -1 + 3 * draws.nextDouble());
    Matrix matrix = Matrix.uniform(dtype, 3, 4, -1, 2, new Random(seed));
    Numbers.close(matrix, expected);
    assertThat(matrix.max()).isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void glorotFillsItsBounds(DType dtype) {
    Matrix matrix = Matrix.glorot(dtype, 40, 110, random);
    assertThat(matrix.maxAbs()).isLessThanOrEqualTo(0.2).isGreaterThan(0.19);
    assertThat(matrix.sum() / matrix.size()).isBetween(-0.02, 0.02);
  }

  @ParameterizedTest
  @EnumSource
  void rowsAreViews(DType dtype) {
    Matrix matrix = Matrix.of(dtype, SEVEN);
    Matrix middle = matrix.rows(1, 3);
    assertThat(middle.toArray()).isDeepEqualTo(new double[][] {SEVEN[1], SEVEN[2]});
    middle.set(0, 1, 100);
    assertThat(matrix.get(1, 1)).isEqualTo(100);
    matrix.set(2, 0, 200);
    assertThat(middle.get(1, 0)).isEqualTo(200);
    middle.row(1).scale(2);
    assertThat(matrix.toArray())
        .isDeepEqualTo(new double[][] {SEVEN[0], {4, 100, -6}, {400, 16, -18}, SEVEN[3]});
    assertThat(matrix.rows(4, 4).toArray()).isEmpty();
    assertThat(middle.rows(1, 2).row(0).toArray()).isDeepEqualTo(new double[][] {{400, 16, -18}});
  }

  @ParameterizedTest
  @EnumSource
  void copiesShareNoNumbers(DType dtype) {
    Matrix matrix = Matrix.of(dtype, SEVEN);
    for (Matrix copy :
        new Matrix[] {
          matrix.copy(),
          matrix.columns(0, 3),
          matrix.gather(new int[] {0, 1, 2, 3}),
          matrix.as(dtype),
          matrix.beside(Matrix.zeros(dtype, 4, 0))
        }) {
      assertThat(copy.toArray()).isDeepEqualTo(SEVEN);
      copy.fill(-1);
      assertThat(matrix.toArray()).isDeepEqualTo(SEVEN);
    }
  }

  @Test
  void asRoundsToTheOtherType() {
    Matrix third = Matrix.of(DType.FLOAT64, new double[][] {{9}, {1 / 3.0}}).rows(1, 2);
    Matrix rounded = third.as(DType.FLOAT32);
    assertThat(rounded.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(rounded.toArray()).isDeepEqualTo(new double[][] {{(float) (1 / 3.0)}});
    assertThat(rounded.as(DType.FLOAT64).toArray()).isDeepEqualTo(rounded.toArray());
  }

  @ParameterizedTest
  @EnumSource
  void columnsBesideAndTransposedAreNewMatrices(DType dtype) {
    Matrix x = Numbers.random(random, dtype, 4, 5);
    Matrix y = Numbers.random(random, dtype, 4, 2);
    assertThat(x.columns(1, 4).toArray()).isDeepEqualTo(table(4, 3, (r, k) -> x.get(r, k + 1)));
    assertThat(x.columns(2, 2).shape()).isEqualTo("4×0");
    assertThat(x.beside(y).toArray())
        .isDeepEqualTo(table(4, 7, (r, k) -> k < 5 ? x.get(r, k) : y.get(r, k - 5)));
    assertThat(x.transposed().toArray()).isDeepEqualTo(table(5, 4, (r, k) -> x.get(k, r)));
  }

  @ParameterizedTest
  @EnumSource
  void gatherTakesRowsInAnyOrderAndZerosForMinusOne(DType dtype) {
    Matrix x = Matrix.of(dtype, SEVEN).rows(1, 4);
    assertThat(x.gather(new int[] {2, -1, 0, 2}).toArray())
        .isDeepEqualTo(new double[][] {SEVEN[3], {0, 0, 0}, SEVEN[1], SEVEN[3]});
    assertThat(x.gather(new int[0]).shape()).isEqualTo("0×3");
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void scatterPutsBackWhatGatherTook(DType dtype) {
    Matrix whole = Matrix.of(dtype, new double[][] {{9, 9}, {1, 2}, {3, 4}, {5, 6}});
    Matrix rows = whole.rows(1, 4);
    Matrix taken = rows.gather(new int[] {2, 0});
    assertThat(rows.scatter(new int[] {2, 0}, taken.scale(10))).isSameAs(rows);
    assertThat(whole.toArray()).isDeepEqualTo(new double[][] {{9, 9}, {10, 20}, {3, 4}, {50, 60}});
  }

  @ParameterizedTest
  @EnumSource
  void scatterAddSumsRepeatedRowsAndSkipsMinusOne(DType dtype) {
    Matrix whole = Matrix.of(dtype, SEVEN);
    Matrix x =
        Matrix.of(dtype, new double[][] {{9, 9, 9}, {1, 2, 3}, {4, 5, 6}, {7, 8, 9}, {2, 2, 2}});
    whole.rows(1, 4).scatterAdd(0.5, new int[] {2, -1, 2, 0}, x.rows(1, 5));
    assertThat(whole.toArray())
        .isDeepEqualTo(
            new double[][] {SEVEN[0], {5, 1.25, -5}, SEVEN[2], {10 + 4, 11 + 5, 12 + 6}});
  }

  @ParameterizedTest
  @EnumSource
  void rowsAndColumnsAreAssignedInPlace(DType dtype) {
    Matrix whole = Matrix.zeros(dtype, 4, 3);
    Matrix part = whole.rows(1, 3);
    Matrix x = Matrix.of(dtype, SEVEN);
    assertThat(part.assignRow(x.row(2))).isSameAs(part);
    assertThat(whole.toArray())
        .isDeepEqualTo(new double[][] {{0, 0, 0}, SEVEN[2], SEVEN[2], {0, 0, 0}});
    part.assignGathered(x, new int[] {3, -1});
    assertThat(whole.toArray())
        .isDeepEqualTo(new double[][] {{0, 0, 0}, SEVEN[3], {0, 0, 0}, {0, 0, 0}});
    part.setColumns(1, Matrix.of(dtype, new double[][] {{5, 6}, {7, 8}}));
    assertThat(whole.toArray())
        .isDeepEqualTo(new double[][] {{0, 0, 0}, {10, 5, 6}, {0, 7, 8}, {0, 0, 0}});
    Matrix narrow = Matrix.zeros(dtype, 4, 2);
    narrow.rows(1, 3).assignColumns(whole.rows(1, 3), 1);
    assertThat(narrow.toArray()).isDeepEqualTo(new double[][] {{0, 0}, {5, 6}, {7, 8}, {0, 0}});
  }

  @ParameterizedTest
  @EnumSource
  void assignAndFillChangeInPlace(DType dtype) {
    Matrix whole = Matrix.zeros(dtype, 4, 3);
    Matrix part = whole.rows(1, 3);
    assertThat(part.assign(Matrix.of(dtype, SEVEN).rows(2, 4))).isSameAs(part);
    assertThat(whole.toArray())
        .isDeepEqualTo(new double[][] {{0, 0, 0}, SEVEN[2], SEVEN[3], {0, 0, 0}});
    part.fill(0.5);
    assertThat(whole.toArray())
        .isDeepEqualTo(new double[][] {{0, 0, 0}, {.5, .5, .5}, {.5, .5, .5}, {0, 0, 0}});
  }

  @ParameterizedTest
  @EnumSource
  void sumMaxAndArgMaxOfSmallMatrices(DType dtype) {
    Matrix whole = Matrix.of(dtype, new double[][] {{50, -50, 50}, {-1, 3, 3}, {-7, -8, -7.5}});
    Matrix x = whole.rows(1, 3);
    assertThat(x.sum()).isEqualTo(-17.5);
    assertThat(x.max()).isEqualTo(3);
    assertThat(x.maxAbs()).isEqualTo(8);
    assertThat(x.argMax(0)).as("the lower of two equal ones").isEqualTo(1);
    assertThat(x.argMax(1)).isEqualTo(0);
    assertThat(x.isFinite()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void nanIsNotHidden(DType dtype) {
    for (double odd :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      Matrix x = Matrix.of(dtype, new double[][] {{1, 2}, {odd, 3}, {4, 5}});
      assertThat(x.isFinite()).isFalse();
      assertThat(x.rows(2, 3).isFinite()).isTrue();
      assertThat(x.maxAbs()).isEqualTo(Double.valueOf(Math.abs(odd)));
    }
    Matrix x = Matrix.of(dtype, new double[][] {{1, Double.NaN, 2}});
    assertThat(x.max()).isNaN();
    assertThat(x.sum()).isNaN();
  }

  @Test
  void sumsAreAddedInDoublePrecision() {
    Matrix x = Matrix.zeros(DType.FLOAT32, 1, 1001).fill(1);
    x.set(0, 0, 1 << 24);
    assertThat(x.sum()).isEqualTo((1 << 24) + 1000);
  }

  @Test
  void typesHaveTheirNames() {
    assertThat(DType.FLOAT32.code()).isEqualTo("F32");
    assertThat(DType.FLOAT64.code()).isEqualTo("F64");
    assertThat(DType.FLOAT32.bytes()).isEqualTo(4);
    assertThat(DType.FLOAT64.bytes()).isEqualTo(8);
    assertThat(DType.values()).extracting(DType::toString).containsExactly("float32", "float64");
  }
}
