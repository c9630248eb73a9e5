package dev.unfold.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.TestSeed;
import dev.unfold.matrix.Matrix;
import dev.unfold.nn.Batch;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sequences are drawn as documented. */
final class AddingProblemTest {
  private final Random random = TestSeed.random();

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 20})
  void targetIsTheSumOfTwoMarkedNumbers(int length) {
    AddingProblem problem = AddingProblem.draw(length, 30, random);
    Batch batch = problem.batch();
    assertThat(batch.tokens()).isEqualTo(30 * length);
    assertThat(batch.steps()).isEqualTo(length);
    for (int b = 0; b < 30; b++) {
      double sum = 0;
      double marksBefore = 0;
      double marks = 0;
      for (int t = 0; t < length; t++) {
        Matrix step = batch.at(problem.x(), t);
        assertThat(step.get(b, 0)).isBetween(0.0, 1.0);
        assertThat(step.get(b, 1)).isIn(0.0, 1.0);
        sum += step.get(b, 0) * step.get(b, 1);
        marks += step.get(b, 1);
        marksBefore += t < length / 2 ? step.get(b, 1) : 0;
      }
      assertThat(marks).isEqualTo(2);
      assertThat(marksBefore).as("marks in the first half").isEqualTo(1);
      assertThat(problem.target().get(b, 0)).isCloseTo(sum, within(1e-15));
    }
  }

  @Test
  void everyStepIsSometimesMarked() {
    AddingProblem problem = AddingProblem.draw(5, 400, random);
    for (int t = 0; t < 5; t++) {
      double marks = problem.batch().at(problem.x(), t).columns(1, 2).sum();
      assertThat(marks).as("marks at step %d", t).isBetween(60.0, 270.0);
    }
  }

  @Test
  void alwaysAnsweringOneHasASquaredErrorOfASixth() {
    Matrix errors = AddingProblem.draw(6, 40_000, random).target().copy().shift(-1);
    assertThat(errors.sumOfSquares() / 40_000).isCloseTo(AddingProblem.BLIND_LOSS, within(0.01));
    assertThat(errors.sum() / 40_000).isCloseTo(0, within(0.02));
  }

  @Test
  void tooSmallSizesAreRejected() {
    assertThatThrownBy(() -> AddingProblem.draw(1, 3, random))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "adding problem: 3 sequences of length 1, expected at least one, and a length of at"
                + " least 2");
    assertThatThrownBy(() -> AddingProblem.draw(2, 0, random))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 sequences");
  }
}
