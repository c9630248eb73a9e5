package dev.unfold.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What optimisers and clipping do to every entry, on a view in the middle of a matrix. */
final class MatrixEntriesTest {
  private static Matrix whole(DType dtype) {
    return Matrix.of(dtype, new double[][] {{4, 9}, {16, 2.25}, {0.25, 0}, {-7, -8}});
  }

  @ParameterizedTest
  @EnumSource
  void sqrt(DType dtype) {
    Matrix whole = whole(dtype);
    whole.rows(1, 3).sqrt();
    assertThat(whole.toArray())
        .isDeepEqualTo(new double[][] {{4, 9}, {4, 1.5}, {0.5, 0}, {-7, -8}});
  }

  @ParameterizedTest
  @EnumSource
  void divide(DType dtype) {
    Matrix whole = whole(dtype);
    whole.rows(1, 3).divide(whole(dtype).rows(0, 2));
    assertThat(whole.toArray())
        .isDeepEqualTo(new double[][] {{4, 9}, {4, 0.25}, {0.015625, 0}, {-7, -8}});
    assertThatThrownBy(() -> whole.divide(whole.row(0))).isInstanceOf(ShapeException.class);
  }

  @ParameterizedTest
  @EnumSource
  void clip(DType dtype) {
    Matrix whole = whole(dtype);
    whole.rows(1, 4).clip(3);
    assertThat(whole.toArray())
        .isDeepEqualTo(new double[][] {{4, 9}, {3, 2.25}, {0.25, 0}, {-3, -3}});
    whole.set(0, 1, Double.NaN);
    assertThat(whole.clip(3).get(0, 1)).isNaN();
    assertThat(whole.get(0, 0)).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void sumOfSquares(DType dtype) {
    assertThat(whole(dtype).rows(2, 4).sumOfSquares()).isEqualTo(113.0625);
    assertThat(whole(dtype).rows(2, 2).sumOfSquares()).isZero();
    Matrix large = Matrix.of(dtype, new double[][] {{1e25, -1e25}});
    assertThat(large.sumOfSquares()).isCloseTo(2e50, within(1e44));
  }
}
