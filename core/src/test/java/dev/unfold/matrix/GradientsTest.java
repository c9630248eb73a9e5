package dev.unfold.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gradients are sums, dense or of rows; reading them does not change them. */
final class GradientsTest {
  private final Gradients gradients = new Gradients();

  private static Parameter parameter(DType dtype) {
    return new Parameter("w", Matrix.zeros(dtype, 3, 2).fill(9));
  }

  @ParameterizedTest
  @EnumSource
  void ofStartsAtZeroAndKeepsTheSum(DType dtype) {
    Parameter w = parameter(dtype);
    assertThat(gradients.hasDense(w)).isFalse();
    assertThat(gradients.of(w).toArray()).isDeepEqualTo(new double[3][2]);
    assertThat(gradients.of(w).dtype()).isEqualTo(dtype);
    gradients.of(w).shift(1.5);
    gradients.of(w).shift(2);
    assertThat(gradients.of(w).get(2, 1)).isEqualTo(3.5);
    assertThat(gradients.hasDense(w)).isTrue();
    assertThat(gradients.rowsOf(w)).isEmpty();
    assertThat(w.value().get(2, 1)).as("the parameter itself").isEqualTo(9);
  }

  @Test
  void parametersAreDistinguishedByIdentity() {
    Matrix value = Matrix.zeros(DType.FLOAT64, 1, 1);
    Parameter w = new Parameter("w", value);
    Parameter same = new Parameter("w", value);
    gradients.of(w).fill(1);
    assertThat(gradients.hasDense(same)).isFalse();
    assertThat(gradients.dense(same).get(0, 0)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void repeatedRowsAddUpWithinAndAcrossCalls(DType dtype) {
    Parameter w = parameter(dtype);
    double[][] values = {{1, 2}, {3, 4}, {5, 6}};
    gradients.addRows(w, new int[] {2, 0, 2}, Matrix.of(dtype, values));
    gradients.addRows(w, new int[] {0}, Matrix.of(dtype, new double[][] {{10, 20}}));
    assertThat(gradients.dense(w).toArray())
        .isDeepEqualTo(new double[][] {{13, 24}, {0, 0}, {6, 8}});
    assertThat(gradients.rowsOf(w)).hasSize(2);
    assertThat(gradients.rowsOf(w).get(0).indices()).containsExactly(2, 0, 2);
    assertThat(gradients.rowsOf(w).get(0).values().toArray()).isDeepEqualTo(values);
    assertThat(gradients.rowsOf(w).get(1).indices()).containsExactly(0);
  }

  @ParameterizedTest
  @EnumSource
  void denseIsACopyAndKeepsRowsSparse(DType dtype) {
    Parameter w = parameter(dtype);
    gradients.addRows(w, new int[] {1}, Matrix.of(dtype, new double[][] {{1, 2}}));
    gradients.dense(w).fill(100);
    assertThat(gradients.hasDense(w)).isFalse();
    assertThat(gradients.rowsOf(w)).hasSize(1);
    assertThat(gradients.dense(w).toArray()).isDeepEqualTo(new double[][] {{0, 0}, {1, 2}, {0, 0}});
    gradients.of(w).fill(0.5);
    gradients.dense(w).fill(100);
    assertThat(gradients.dense(w).toArray())
        .as("a dense sum and rows")
        .isDeepEqualTo(new double[][] {{.5, .5}, {1.5, 2.5}, {.5, .5}});
    assertThat(gradients.of(w).get(1, 0)).isEqualTo(0.5);
  }

  @Test
  void addRowsCopiesTheIndices() {
    Parameter w = parameter(DType.FLOAT64);
    int[] indices = {1};
    gradients.addRows(w, indices, Matrix.of(DType.FLOAT64, new double[][] {{1, 2}}));
    indices[0] = 0;
    assertThat(gradients.dense(w).toArray()).isDeepEqualTo(new double[][] {{0, 0}, {1, 2}, {0, 0}});
  }

  @Test
  void rowsOfAnotherShapeAreRejected() {
    Parameter w = parameter(DType.FLOAT64);
    assertThatThrownBy(() -> gradients.addRows(w, new int[] {1}, Matrix.zeros(DType.FLOAT64, 2, 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("Gradients.addRows", "2×2", "1×2");
    assertThatThrownBy(() -> gradients.addRows(w, new int[] {1}, Matrix.zeros(DType.FLOAT64, 1, 3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("1×3", "1×2");
    assertThatThrownBy(() -> gradients.addRows(w, new int[] {1}, Matrix.zeros(DType.FLOAT32, 1, 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("1×2 float32", "1×2 float64");
    assertThat(gradients.rowsOf(w)).isEmpty();
  }

  @Test
  void aParameterIsANameAndAMutableMatrix() {
    Parameter w = parameter(DType.FLOAT64);
    w.value().set(0, 0, 5);
    assertThat(w.name()).isEqualTo("w");
    assertThat(w.value().get(0, 0)).isEqualTo(5);
  }
}
