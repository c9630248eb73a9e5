package dev.unfold.matrix;

import static dev.unfold.matrix.Numbers.close;
import static dev.unfold.matrix.Numbers.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.TestSeed;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The steps of recurrent cells on matrices: the order of the arguments, and shapes that do not fit. */
final class FusedCellsTest {
  private static final int ROWS = 3;
  private static final int COLUMNS = 7;

  private final Random random = TestSeed.random();

  /** A cell; its matrices are in the order of its arguments. */
  private enum Step {
    LSTM("lstm", 8, m -> FusedCells.lstm(m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7])),
    LSTM_BACKWARD(
        "lstmBackward",
        13,
        m ->
            FusedCells.lstmBackward(
                m[0],
                m[1],
                m[2],
                m[3],
                m[4],
                m[5],
                m[6],
                m[7],
                new FusedCells.LstmGradients(m[8], m[9], m[10], m[11], m[12]))),
    GRU("gru", 6, m -> FusedCells.gru(m[0], m[1], m[2], m[3], m[4], m[5])),
    GRU_BACKWARD(
        "gruBackward",
        11,
        m ->
            FusedCells.gruBackward(
                m[0],
                m[1],
                m[2],
                m[3],
                m[4],
                m[5],
                new FusedCells.GruGradients(m[6], m[7], m[8], m[9], m[10])));

    private final String operation;
    private final int count;
    private final Consumer<Matrix[]> call;

    Step(String operation, int count, Consumer<Matrix[]> call) {
      this.operation = operation;
      this.count = count;
      this.call = call;
    }
  }

  private Matrix[] matrices(DType dtype, int count) {
    return Stream.generate(() -> Numbers.random(random, dtype, ROWS, COLUMNS).scale(0.5))
        .limit(count)
        .toArray(Matrix[]::new);
  }

  private static Matrix[] copies(Matrix[] matrices) {
    return Stream.of(matrices).map(Matrix::copy).toArray(Matrix[]::new);
  }

  @ParameterizedTest
  @EnumSource
  void lstmMatchesItsEquations(DType dtype) {
    Matrix[] m = matrices(dtype, 8);
    Step.LSTM.call.accept(m);
    double[][] c =
        table(
            ROWS,
            COLUMNS,
            (r, k) -> m[1].get(r, k) * m[4].get(r, k) + m[0].get(r, k) * m[2].get(r, k));
    close(m[5], c);
    close(m[6], table(ROWS, COLUMNS, (r, k) -> Math.tanh(c[r][k])));
    close(m[7], table(ROWS, COLUMNS, (r, k) -> m[3].get(r, k) * Math.tanh(c[r][k])));
  }

  @ParameterizedTest
  @EnumSource
  void lstmBackwardMatchesItsEquations(DType dtype) {
    Matrix[] m = matrices(dtype, 13);
    Step.LSTM_BACKWARD.call.accept(m);
    double[][] dc =
        table(
            ROWS,
            COLUMNS,
            (r, k) ->
                m[7].get(r, k)
                    + m[6].get(r, k) * m[3].get(r, k) * (1 - Math.pow(m[5].get(r, k), 2)));
    close(m[8], table(ROWS, COLUMNS, (r, k) -> dc[r][k] * m[2].get(r, k) * slope(m[0].get(r, k))));
    close(m[9], table(ROWS, COLUMNS, (r, k) -> dc[r][k] * m[4].get(r, k) * slope(m[1].get(r, k))));
    close(
        m[10],
        table(
            ROWS,
            COLUMNS,
            (r, k) -> dc[r][k] * m[0].get(r, k) * (1 - Math.pow(m[2].get(r, k), 2))));
    close(
        m[11],
        table(ROWS, COLUMNS, (r, k) -> m[6].get(r, k) * m[5].get(r, k) * slope(m[3].get(r, k))));
    close(m[12], table(ROWS, COLUMNS, (r, k) -> dc[r][k] * m[1].get(r, k)));
  }

  private static double slope(double gate) {
    return gate * (1 - gate);
  }

  @ParameterizedTest
  @EnumSource
  void gruMatchesItsEquations(DType dtype) {
    Matrix[] m = matrices(dtype, 6);
    Matrix sum = m[3].copy();
    Step.GRU.call.accept(m);
    double[][] n =
        table(ROWS, COLUMNS, (r, k) -> Math.tanh(sum.get(r, k) + m[0].get(r, k) * m[2].get(r, k)));
    close(m[3], n);
    close(
        m[5],
        table(
            ROWS,
            COLUMNS,
            (r, k) -> (1 - m[1].get(r, k)) * n[r][k] + m[1].get(r, k) * m[4].get(r, k)));
  }

  @ParameterizedTest
  @EnumSource
  void gruBackwardMatchesItsEquations(DType dtype) {
    Matrix[] m = matrices(dtype, 11);
    Matrix before = m[10].copy();
    Step.GRU_BACKWARD.call.accept(m);
    double[][] dn =
        table(
            ROWS,
            COLUMNS,
            (r, k) -> m[5].get(r, k) * (1 - m[1].get(r, k)) * (1 - Math.pow(m[3].get(r, k), 2)));
    close(m[6], table(ROWS, COLUMNS, (r, k) -> dn[r][k] * m[2].get(r, k) * slope(m[0].get(r, k))));
    close(
        m[7],
        table(
            ROWS,
            COLUMNS,
            (r, k) -> m[5].get(r, k) * (m[4].get(r, k) - m[3].get(r, k)) * slope(m[1].get(r, k))));
    close(m[8], table(ROWS, COLUMNS, (r, k) -> dn[r][k] * m[0].get(r, k)));
    close(m[9], dn);
    close(
        m[10], table(ROWS, COLUMNS, (r, k) -> before.get(r, k) + m[5].get(r, k) * m[1].get(r, k)));
  }

  @ParameterizedTest
  @EnumSource
  void matricesWithoutRowsAreAllowed(Step step) {
    Matrix[] none = new Matrix[step.count];
    Arrays.fill(none, Matrix.zeros(DType.FLOAT32, 0, COLUMNS));
    step.call.accept(none);
    assertThat(none).allMatch(matrix -> matrix.size() == 0);
  }

  /** If any of its matrices has another shape or type, the message says so and nothing has changed. */
  @ParameterizedTest
  @EnumSource
  void aMatrixThatDoesNotFitIsRejected(Step step) {
    Matrix[] odd = {
      Matrix.zeros(DType.FLOAT64, ROWS + 1, COLUMNS),
      Matrix.zeros(DType.FLOAT64, ROWS, COLUMNS - 1),
      Matrix.zeros(DType.FLOAT64, COLUMNS, ROWS),
      Matrix.zeros(DType.FLOAT32, ROWS, COLUMNS)
    };
    for (int place = 0; place < step.count; place++) {
      for (Matrix other : odd) {
        Matrix[] matrices = matrices(DType.FLOAT64, step.count);
        matrices[place] = other;
        Matrix[] before = copies(matrices);
        assertThatThrownBy(() -> step.call.accept(matrices))
            .as("matrix %d of %s is %s", place, step, other)
            .isInstanceOf(ShapeException.class)
            .hasMessageContainingAll(
                "FusedCells." + step.operation, other.toString(), "3×7 float64");
        for (int i = 0; i < step.count; i++) {
          assertThat(matrices[i].toArray()).isDeepEqualTo(before[i].toArray());
        }
      }
    }
  }

  @Test
  void stepsOnViewsChangeOnlyTheViews() {
    for (Step step : Step.values()) {
      Matrix[] whole =
          Stream.generate(() -> Matrix.zeros(DType.FLOAT32, ROWS + 2, COLUMNS).fill(0.5))
              .limit(step.count)
              .toArray(Matrix[]::new);
      step.call.accept(
          Stream.of(whole).map(matrix -> matrix.rows(1, ROWS + 1)).toArray(Matrix[]::new));
      for (Matrix matrix : whole) {
        assertThat(matrix.row(0).shift(-0.5).maxAbs()).isZero();
        assertThat(matrix.row(ROWS + 1).shift(-0.5).maxAbs()).isZero();
      }
    }
  }
}
