package dev.unfold.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class TrainingNormsTest {
  private static TrainingNorms of(double... norms) {
    return new TrainingNorms(norms, norms.clone(), norms.clone());
  }

  @Test
  void clippedStepsAreThoseWithASmallerNormAfterClipping() {
    double[] norms = {3, 0.5, 7, 2};
    double[] followed = {2, 0.5, 2, 2};
    TrainingNorms run = new TrainingNorms(norms, followed, new double[] {4, 3, 2, 1});
    assertThat(run.clippedSteps()).containsExactly(0, 2);
    assertThat(run.largest()).isEqualTo(7);
    assertThat(run.brokeAt()).isEmpty();
    assertThat(run.lastLoss(2)).isCloseTo(1.5, within(1e-15));
    assertThat(run.lastLoss(100)).isCloseTo(2.5, within(1e-15));
  }

  @Test
  void trainingDivergesAtANonFiniteNorm() {
    assertThat(of(1, 2, Double.NaN).brokeAt()).hasValue(2);
    assertThat(of(1, 9, Double.POSITIVE_INFINITY).brokeAt()).hasValue(2);
    assertThat(of(1, 9, Double.POSITIVE_INFINITY).largest()).isEqualTo(9);
    assertThat(of(Double.NaN).largest()).isZero();
    assertThat(of(1, 2, Double.NaN).clippedSteps()).isEmpty();
    assertThat(of(1, 2, Double.NaN).lastLoss(2)).isNaN();
  }

  @Test
  void differentNumbersOfStepsAreRejected() {
    double[] one = {1};
    double[] two = {1, 2};
    assertThatThrownBy(() -> new TrainingNorms(two, one, two))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "training norms: 2 norms, 1 after clipping, 2 losses; expected as many of each,"
                + " and at least one");
    assertThatThrownBy(() -> of()).hasMessageContaining("0 norms");
  }
}
