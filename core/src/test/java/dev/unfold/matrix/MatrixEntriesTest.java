package dev.unfold.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The element-wise operations of optimisers and clipping, on a view in the middle of a matrix. */
final class MatrixEntriesTest {
  private static Matrix whole(DType dtype) {
    return Matrix.of(dtype, new double[][] {{4, 9}, {16, 2.25}, {0.25, 0}, {-7, -8}});
  }

  @ParameterizedTest
  @EnumSource
  void sqrtChangesOnlyTheView(DType dtype) {
    Matrix whole = whole(dtype);
    whole.rows(1, 3).sqrt();
    assertThat(whole.toArray())
        .isDeepEqualTo(new double[][] {{4, 9}, {4, 1.5}, {0.5, 0}, {-7, -8}});
  }

  @ParameterizedTest
  @EnumSource
  void writeAndReadAreInverseBitForBit(DType dtype) {
    Matrix whole = whole(dtype);
    whole.set(1, 1, -0.0);
    whole.set(2, 0, 0.1);
    ByteBuffer buffer = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN).position(3);
    whole.rows(1, 3).write(buffer);
    assertThat(buffer.position()).isEqualTo(3 + 4 * dtype.bytes());
    buffer.position(3);
    double first = dtype == DType.FLOAT64 ? buffer.getDouble() : buffer.getFloat();
    assertThat(first).isEqualTo(16);
    Matrix other = whole(dtype).fill(7);
    assertThat(other.rows(2, 4).read(buffer.position(3)).toArray())
        .isEqualTo(whole.rows(1, 3).toArray());
    assertThat(buffer.position()).isEqualTo(3 + 4 * dtype.bytes());
    assertThat(1 / other.get(2, 1)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(other.get(1, 1)).isEqualTo(7);
    assertThatThrownBy(() -> whole.read(buffer.position(90)))
        .isInstanceOf(BufferUnderflowException.class);
  }

  @ParameterizedTest
  @EnumSource
  void divideIsElementWise(DType dtype) {
    Matrix whole = whole(dtype);
    whole.rows(1, 3).divide(whole(dtype).rows(0, 2));
    assertThat(whole.toArray())
        .isDeepEqualTo(new double[][] {{4, 9}, {4, 0.25}, {0.015625, 0}, {-7, -8}});
    assertThatThrownBy(() -> whole.divide(whole.row(0))).isInstanceOf(ShapeException.class);
  }

  @ParameterizedTest
  @EnumSource
  void clipLimitsBothSigns(DType dtype) {
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
  void sumOfSquaresSeesOnlyTheView(DType dtype) {
    assertThat(whole(dtype).rows(2, 4).sumOfSquares()).isEqualTo(113.0625);
    assertThat(whole(dtype).rows(2, 2).sumOfSquares()).isZero();
    Matrix large = Matrix.of(dtype, new double[][] {{1e25, -1e25}});
    assertThat(large.sumOfSquares()).isCloseTo(2e50, within(1e44));
  }
}
