package dev.unfold.nn;

import static dev.unfold.nn.ByHand.column;
import static dev.unfold.nn.ByHand.requireNumbers;
import static dev.unfold.nn.ByHand.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.matrix.ShapeException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Steps of a batch, and mirrored sentences: packed, a b c | d | e f is a e d, b f, c. */
final class BatchStepsTest {
  private final Batch batch = ProvenLayer.batch(3, 1, 2);

  @Test
  void atReturnsTheRowsOfAStep() {
    requireNumbers(batch.at(column(1, 2, 3, 4, 5, 6), 1), row(4), row(5));
  }

  @Test
  void reversalMirrorsEachSentenceInPlace() {
    assertThat(batch.reversal()).containsExactly(5, 4, 2, 3, 1, 0);
    int[][] sentences = {{1, 2, 3}, {4}, {5, 6}};
    int[] packed = batch.pack(sentences);
    int[] mirrored = new int[packed.length];
    for (int row = 0; row < packed.length; row++) {
      mirrored[row] = packed[batch.reversal()[row]];
    }
    assertThat(batch.unpack(mirrored)).isDeepEqualTo(new int[][] {{3, 2, 1}, {4}, {6, 5}});
    assertThat(ProvenLayer.batch(0, 0).reversal()).isEmpty();
  }

  @Test
  void stepsOfABatchAreABatch() {
    Batch last = batch.steps(1, 3);
    assertThat(last.steps()).isEqualTo(2);
    assertThat(last.tokens()).isEqualTo(3);
    assertThat(last.sentences()).isEqualTo(2);
    assertThat(last.start(1)).isEqualTo(2);
    assertThat(last.width(1)).isEqualTo(1);
    assertThat(last.reversal()).containsExactly(2, 1, 0);
    assertThat(last.pack(new int[][] {{2, 3}, {6}})).containsExactly(2, 6, 3);
    Batch first = batch.steps(0, 2);
    assertThat(first.reversal()).containsExactly(3, 4, 2, 0, 1);
    assertThat(first.unpack(new int[] {1, 5, 4, 2, 6}))
        .isDeepEqualTo(new int[][] {{1, 2}, {5, 6}, {4}});
  }

  @Test
  void noStepsAreAnEmptyBatch() {
    for (int t = 0; t <= 3; t++) {
      assertThat(batch.steps(t, t).tokens()).isZero();
      assertThat(batch.steps(t, t).steps()).isZero();
      assertThat(batch.steps(t, t).sentences()).isZero();
    }
  }

  @Test
  void stepsKeepTheNoise() {
    Random noise = new Random(1);
    assertThat(batch.withNoise(noise).steps(0, 1).noise()).containsSame(noise);
    assertThat(batch.steps(0, 1).noise()).isEmpty();
  }

  @Test
  void missingStepsAreRejected() {
    assertThatThrownBy(() -> batch.steps(1, 4))
        .isInstanceOf(ShapeException.class)
        .hasMessage("Batch.steps: steps 1 to 4 of a batch of 3 steps");
    assertThatThrownBy(() -> batch.steps(2, 1)).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> batch.steps(-1, 1)).isInstanceOf(ShapeException.class);
  }
}
