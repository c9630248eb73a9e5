package dev.unfold.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.optim.Clipping;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The gradient explodes, and clipping prevents divergence. */
final class AddingTrainingTest {
  /** Diverges in its fourth step, before rounding could matter. */
  private static final AddingTraining EXPLODES = AddingTraining.standard(5);

  private static ClippingComparison comparison;

  @BeforeAll
  static void train() {
    comparison = ClippingComparison.measure(EXPLODES, 1, () -> {});
  }

  /** Measured: norms of 3.9, 3.9e4, 2.5e54. */
  @Test
  void divergesWithoutClipping() {
    TrainingNorms without = comparison.without();
    assertThat(without.brokeAt()).hasValue(3);
    assertThat(without.steps()).isEqualTo(4);
    assertThat(without.norms()[0]).isBetween(1.0, 10.0);
    assertThat(without.norms()[1]).isBetween(1e3, 1e6);
    assertThat(without.norms()[2]).isGreaterThan(1e30);
    assertThat(without.clippedSteps()).isEmpty();
    assertThat(without.followed()).isEqualTo(without.norms());
  }

  /** Measured: a loss of 0.079 at the end; constant answers cost 0.167. */
  @Test
  void learnsWithClipping() {
    TrainingNorms with = comparison.with();
    assertThat(with.brokeAt()).isEmpty();
    assertThat(with.steps()).isEqualTo(1500);
    assertThat(with.lastLoss(100)).isLessThan(0.14);
  }

  @Test
  void clippingActsExactlyOnNormsAboveTheLimit() {
    TrainingNorms with = comparison.with();
    for (int step = 0; step < with.steps(); step++) {
      double norm = with.norms()[step];
      assertThat(with.clipped(step)).as("step %d, norm %s", step, norm).isEqualTo(norm > 1);
      assertThat(with.followed()[step]).isCloseTo(Math.min(norm, 1), within(1e-12));
    }
    assertThat(with.clippedSteps().length).isBetween(100, 1000);
  }

  @Test
  void trainingsAreEqualUntilTheFirstClippedStep() {
    AddingTraining training = new AddingTraining(7, 5, 3, 0.01, 60, 8);
    TrainingNorms without = training.train(new Clipping.None(), () -> {});
    double limit = 1.0001 * without.largest();
    TrainingNorms never = training.train(new Clipping.ByNorm(limit), () -> {});
    assertThat(never.norms()).isEqualTo(without.norms());
    assertThat(never.losses()).isEqualTo(without.losses());
    TrainingNorms once = training.train(new Clipping.ByNorm(0.9 * without.largest()), () -> {});
    int first = once.clippedSteps()[0];
    assertThat(without.norms()[first]).isGreaterThan(0.9 * without.largest());
    for (int step = 0; step < without.steps(); step++) {
      if (step <= first) {
        assertThat(once.norms()[step]).isEqualTo(without.norms()[step]);
      } else {
        assertThat(once.norms()[step]).isNotEqualTo(without.norms()[step]);
      }
    }
  }

  @Test
  void smallStepLowersTheLossByTheSquaredNorm() {
    AddingTraining one = new AddingTraining(6, 5, 4000, 1e-4, 2, 21);
    TrainingNorms run = one.train(new Clipping.None(), () -> {});
    double fall = 1e-4 * run.norms()[0] * run.norms()[0];
    TrainingNorms still =
        new AddingTraining(6, 5, 4000, 1e-12, 2, 21).train(new Clipping.None(), () -> {});
    assertThat(still.losses()[1] - run.losses()[1]).isCloseTo(fall, within(0.1 * fall));
  }

  @Test
  void listenerRunsAfterEveryStep() {
    AtomicInteger steps = new AtomicInteger();
    AddingTraining training = new AddingTraining(4, 3, 2, 0.01, 17, 1);
    ClippingComparison both = ClippingComparison.measure(training, 2, steps::incrementAndGet);
    assertThat(steps).hasValue(34);
    assertThat(both.limit()).isEqualTo(2);
    assertThat(both.training()).isEqualTo(training);
  }

  @Test
  void tooSmallSizesAreRejected() {
    assertThatThrownBy(() -> new AddingTraining(1, 20, 20, 0.2, 1500, 13))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "adding training: length 1, hidden 20, sequences 20, steps 1500: expected all at least"
                + " 1, and a length of at least 2");
    assertThatThrownBy(() -> new AddingTraining(2, 20, 20, 0.2, 0, 13))
        .hasMessageContaining("steps 0");
  }
}
