package dev.unfold.lab.plot;

import dev.unfold.lab.draw.NumberText;
import dev.unfold.lab.experiment.AddingProblem;
import dev.unfold.lab.experiment.ClippingComparison;
import dev.unfold.lab.experiment.TrainingNorms;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A summary of a {@link ClippingPlot} in two sentences with its numbers. */
public final class ClippingSummary {
  /** The number of last steps over which the final loss is averaged. */
  private static final int LAST = 100;

  /** The number of norms that are named of a run that broke. */
  private static final int BEFORE = 3;

  private ClippingSummary() {}

  /** The sentences: the result of training without clipping, and with it. */
  public static List<String> of(ClippingComparison comparison) {
    return List.of(without(comparison.without()), with(comparison));
  }

  private static String without(TrainingNorms run) {
    if (run.brokeAt().isEmpty()) {
      return "Without clipping, the gradient norm reached "
          + NumberText.of(run.largest(), 2)
          + ", and the loss ended at "
          + loss(run)
          + ".";
    }
    int broke = run.brokeAt().getAsInt();
    String before =
        IntStream.range(Math.max(0, broke - BEFORE), broke)
            .mapToObj(step -> NumberText.of(run.norms()[step], 2) + " to ")
            .collect(Collectors.joining());
    return "Without clipping, step "
        + NumberText.count(broke + 1)
        + " was the last: the gradient norm "
        + (before.isEmpty() ? "was not a number." : "went from " + before + "not a number.");
  }

  private static String with(ClippingComparison comparison) {
    TrainingNorms run = comparison.with();
    String end =
        run.brokeAt().isPresent()
            ? "and did not help: step " + NumberText.count(run.steps()) + " was the last"
            : "on norms up to "
                + NumberText.of(run.largest(), 2)
                + ", and the loss ended at "
                + loss(run);
    return "Clipping at "
        + NumberText.of(comparison.limit(), 3)
        + " acted in "
        + NumberText.count(run.clippedSteps().length)
        + " of "
        + NumberText.count(run.steps())
        + " steps, "
        + end
        + "; always answering 1 costs "
        + NumberText.of(AddingProblem.BLIND_LOSS, 2)
        + ".";
  }

  private static String loss(TrainingNorms run) {
    return NumberText.of(run.lastLoss(LAST), 2) + " (mean of the last " + LAST + " steps)";
  }
}
