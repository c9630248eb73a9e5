package dev.unfold.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shapes that do not fit: the message names the operation and both shapes, and nothing has changed. */
final class MatrixShapeTest {
  private static final DType DTYPE = DType.FLOAT64;

  private static Matrix zeros(int rows, int columns) {
    return Matrix.zeros(DTYPE, rows, columns);
  }

  /**
   * A call on a 2×3 matrix that must fail.
   *
   * @param message texts that the error message must contain
   */
  private record Call(Consumer<Matrix> call, List<String> message) {
    @Override
    public String toString() {
      return String.join(" … ", message);
    }
  }

  private static Call call(Consumer<Matrix> call, String... message) {
    return new Call(call, List.of(message));
  }

  static Stream<Call> wrongShapes() {
    return Stream.of(
        call(m -> m.times(zeros(4, 5)), "Matrix.times:", "2×3", "4×5"),
        call(m -> m.timesTransposed(zeros(4, 5)), "Matrix.timesTransposed:", "2×3", "4×5"),
        call(m -> m.addProduct(zeros(2, 4), zeros(5, 3)), "addProduct", "2×4", "5×3", "2×3"),
        call(m -> m.addProduct(zeros(7, 4), zeros(4, 3)), "addProduct", "7×4", "4×3", "2×3"),
        call(m -> m.addProduct(zeros(2, 4), zeros(4, 7)), "addProduct", "2×4", "4×7", "2×3"),
        call(
            m -> m.addProductTransposed(zeros(2, 4), zeros(3, 5)),
            "addProductTransposed",
            "2×4",
            "3×5",
            "2×3"),
        call(m -> m.addProductTransposed(zeros(7, 4), zeros(3, 4)), "7×4", "3×4", "2×3"),
        call(m -> m.addProductTransposed(zeros(2, 4), zeros(7, 4)), "2×4", "7×4", "2×3"),
        call(
            m -> m.addTransposedProduct(zeros(4, 2), zeros(5, 3)),
            "addTransposedProduct",
            "4×2",
            "5×3",
            "2×3"),
        call(m -> m.addTransposedProduct(zeros(4, 7), zeros(4, 3)), "4×7", "4×3", "2×3"),
        call(m -> m.addTransposedProduct(zeros(4, 2), zeros(4, 7)), "4×2", "4×7", "2×3"),
        call(m -> m.addScaled(2, zeros(3, 2)), "addScaled", "3×2", "2×3"),
        call(m -> m.add(zeros(1, 3)), "addScaled", "1×3", "2×3"),
        call(m -> m.addRow(zeros(1, 2)), "addRow", "1×2", "2×3"),
        call(m -> m.addRow(zeros(2, 3)), "addRow", "2×3"),
        call(m -> m.addColumnSums(zeros(5, 3)), "addColumnSums", "5×3", "2×3"),
        call(m -> m.row(0).addColumnSums(zeros(5, 4)), "addColumnSums", "5×4", "1×3"),
        call(m -> m.multiply(zeros(2, 4)), "multiply", "2×4", "2×3"),
        call(m -> m.addMultiplied(zeros(2, 4), m), "addMultiplied", "2×4", "2×3"),
        call(m -> m.addMultiplied(m, zeros(2, 4)), "addMultiplied", "2×4", "2×3"),
        call(m -> m.assign(zeros(3, 3)), "assign", "3×3", "2×3"),
        call(m -> m.sigmoidBackward(zeros(3, 3)), "sigmoidBackward", "3×3", "2×3"),
        call(m -> m.tanhBackward(zeros(3, 3)), "tanhBackward", "3×3", "2×3"),
        call(m -> m.reluBackward(zeros(3, 3)), "reluBackward", "3×3", "2×3"),
        call(m -> m.beside(zeros(4, 1)), "beside", "4×1", "2×3"),
        call(
            m -> m.addProduct(zeros(2, 4), Panels.of(zeros(5, 3))),
            "addProduct",
            "2×4",
            "panels 5×3",
            "2×3"),
        call(m -> m.addProduct(zeros(7, 4), Panels.of(zeros(4, 3))), "7×4", "4×3", "2×3"),
        call(m -> m.addProduct(zeros(2, 4), Panels.of(zeros(4, 7))), "2×4", "4×7", "2×3"),
        call(m -> m.addProduct(zeros(2, 4), Panels.ofTransposed(zeros(7, 4))), "4×7", "2×3"),
        call(m -> m.assignRow(zeros(1, 2)), "assignRow", "1×2", "2×3"),
        call(m -> m.row(0).assignRow(zeros(2, 3)), "assignRow", "2×3", "1×3"),
        call(
            m -> m.assignGathered(zeros(4, 3), new int[3]),
            "assignGathered",
            "3 rows of 4×3",
            "2×3"),
        call(m -> m.assignGathered(zeros(4, 5), new int[2]), "2 rows of 4×5", "2×3"),
        call(m -> m.assignColumns(zeros(4, 5), 0), "assignColumns", "column 0", "4×5", "2×3"),
        call(m -> m.assignColumns(zeros(2, 5), 3), "column 3", "2×5", "2×3"),
        call(m -> m.assignColumns(zeros(2, 5), -1), "column -1", "2×5", "2×3"),
        call(m -> m.setColumns(0, zeros(4, 1)), "setColumns", "column 0", "4×1", "2×3"),
        call(m -> m.setColumns(2, zeros(2, 2)), "column 2", "2×2", "2×3"),
        call(m -> m.setColumns(-1, zeros(2, 2)), "column -1", "2×2", "2×3"),
        call(m -> m.scatter(new int[] {0}, zeros(2, 3)), "scatter", "2×3"),
        call(m -> m.scatter(new int[] {0}, zeros(1, 4)), "scatter", "1×4"),
        call(m -> m.scatterAdd(1, new int[] {0}, zeros(2, 3)), "scatterAdd", "2×3", "1×3"),
        call(m -> m.scatterAdd(1, new int[] {0}, zeros(1, 4)), "scatterAdd", "1×4", "1×3"));
  }

  @ParameterizedTest
  @MethodSource("wrongShapes")
  void theMessageNamesBothShapes(Call call) {
    Matrix matrix = zeros(2, 3).fill(0.5);
    assertThatThrownBy(() -> call.call.accept(matrix))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll(call.message.toArray(CharSequence[]::new));
    assertThat(matrix.toArray()).isDeepEqualTo(new double[][] {{.5, .5, .5}, {.5, .5, .5}});
  }

  static Stream<Call> outside() {
    return Stream.of(
        call(m -> m.get(2, 0), "[2,0]", "2×3"),
        call(m -> m.get(0, 3), "[0,3]", "2×3"),
        call(m -> m.get(-1, 0), "[-1,0]", "2×3"),
        call(m -> m.set(0, -1, 5), "[0,-1]", "2×3"),
        call(m -> m.row(2), "Matrix.rows", "2 to 3", "2×3"),
        call(m -> m.row(-1), "Matrix.rows", "-1 to 0", "2×3"),
        call(m -> m.rows(2, 1), "Matrix.rows", "2 to 1", "2×3"),
        call(m -> m.rows(0, 3), "Matrix.rows", "0 to 3", "2×3"),
        call(m -> m.columns(1, 4), "Matrix.columns", "1 to 4", "2×3"),
        call(m -> m.columns(-1, 2), "Matrix.columns", "-1 to 2", "2×3"),
        call(m -> m.columns(2, 1), "Matrix.columns", "2 to 1", "2×3"),
        call(m -> m.gather(new int[] {0, 2}), "Matrix.gather", "row 2", "2×3"),
        call(m -> m.gather(new int[] {-2}), "Matrix.gather", "row -2", "2×3"),
        call(m -> m.scatter(new int[] {-1}, zeros(1, 3)), "Matrix.scatter", "row -1", "2×3"),
        call(m -> m.scatterAdd(1, new int[] {2}, zeros(1, 3)), "Matrix.scatterAdd", "row 2", "2×3"),
        call(m -> m.argMax(2), "[2,0]", "2×3"),
        call(m -> zeros(0, 3).argMax(0), "[0,0]", "0×3"));
  }

  @ParameterizedTest
  @MethodSource("outside")
  void theMessageNamesIndexAndShape(Call call) {
    theMessageNamesBothShapes(call);
  }

  static Stream<Call> wrongTypes() {
    Matrix floats = Matrix.zeros(DType.FLOAT32, 2, 3);
    Matrix square = Matrix.zeros(DType.FLOAT32, 3, 3);
    Matrix tall = Matrix.zeros(DType.FLOAT32, 2, 2);
    return Stream.of(
        call(m -> m.times(square), "3×3 float32", "2×3 float64"),
        call(m -> m.timesTransposed(square), "3×3 float32", "2×3 float64"),
        call(m -> m.addProduct(floats, zeros(3, 3)), "2×3 float32", "3×3 float64"),
        call(m -> m.addProductTransposed(m, square), "3×3 float32", "2×3 float64"),
        call(m -> m.addTransposedProduct(tall, m), "2×2 float32", "2×3 float64"),
        call(m -> m.add(floats), "2×3 float32", "2×3 float64"),
        call(m -> m.addRow(floats.row(0)), "1×3 float32", "2×3 float64"),
        call(m -> m.row(0).addColumnSums(floats), "2×3 float32", "1×3 float64"),
        call(m -> m.multiply(floats), "2×3 float32", "2×3 float64"),
        call(m -> m.addMultiplied(m, floats), "2×3 float32", "2×3 float64"),
        call(m -> m.assign(floats), "2×3 float32", "2×3 float64"),
        call(m -> m.sigmoidBackward(floats), "2×3 float32", "2×3 float64"),
        call(m -> m.tanhBackward(floats), "2×3 float32", "2×3 float64"),
        call(m -> m.reluBackward(floats), "2×3 float32", "2×3 float64"),
        call(m -> m.beside(floats), "2×3 float32", "2×3 float64"),
        call(m -> m.addProduct(m, Panels.of(square)), "3×3 float32", "2×3 float64"),
        call(m -> m.addProduct(floats, Panels.of(zeros(3, 3))), "2×3 float32", "3×3 float64"),
        call(m -> m.assignRow(floats.row(0)), "1×3 float32", "2×3 float64"),
        call(m -> m.assignGathered(square, new int[2]), "3×3 float32", "2×3 float64"),
        call(m -> m.assignColumns(floats, 0), "2×3 float32", "2×3 float64"),
        call(m -> m.setColumns(0, floats), "2×3 float32", "2×3 float64"),
        call(m -> m.scatterAdd(1, new int[] {0, 1}, floats), "2×3 float32", "2×3 float64"));
  }

  @ParameterizedTest
  @MethodSource("wrongTypes")
  void mixedTypesAreRejected(Call call) {
    theMessageNamesBothShapes(call);
  }

  @Test
  void impossibleSizesAreRejected() {
    assertThatThrownBy(() -> zeros(-1, 3))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("-1×3");
    assertThatThrownBy(() -> zeros(-2, -3))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("-2×-3");
    assertThatThrownBy(() -> zeros(1 << 16, 1 << 16))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("65536×65536");
    assertThatThrownBy(() -> Matrix.of(DTYPE, new double[][] {{1, 2}, {3}}))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("row 1 has 1 columns", "row 0 has 2");
  }
}
