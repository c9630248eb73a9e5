package dev.unfold.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.lab.experiment.AddingTraining;
import dev.unfold.lab.experiment.ClippingComparison;
import dev.unfold.lab.experiment.TrainingNorms;
import org.junit.jupiter.api.Test;

/** The words follow from the numbers. */
final class ClippingSummaryTest {
  private static final double[] LOSSES = {1, 0.5, 0.25, 0.25};

  private static ClippingComparison comparison(double... without) {
    double[] losses = new double[without.length];
    TrainingNorms broken = new TrainingNorms(without, without, losses);
    double[] norms = {30, 0.5, 3, 2};
    double[] followed = {2, 0.5, 2, 2};
    TrainingNorms clipped = new TrainingNorms(norms, followed, LOSSES);
    return new ClippingComparison(AddingTraining.standard(1), 2, broken, clipped);
  }

  @Test
  void divergedTraining() {
    double[] norms = {9, 1.25, 1800, 3.91e9, Double.POSITIVE_INFINITY};
    assertThat(ClippingSummary.of(comparison(norms)))
        .containsExactly(
            "Without clipping, step 5 was the last: the gradient norm went from 1.2 to 1800 to"
                + " 3.9e9 to not a number.",
            "Clipping at 2 acted in 2 of 4 steps, on norms up to 30, and the loss ended at 0.5 (mean"
                + " of the last 100 steps); always answering 1 costs 0.17.");
  }

  @Test
  void finishedTraining() {
    assertThat(ClippingSummary.of(comparison(4, 190, 2)).get(0))
        .isEqualTo(
            "Without clipping, the gradient norm reached 190, and the loss ended at 0 (mean of"
                + " the last 100 steps).");
  }
}
