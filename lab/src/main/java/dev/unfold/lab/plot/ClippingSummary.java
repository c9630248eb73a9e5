package dev.unfold.lab.plot;

import dev.unfold.lab.draw.NumberText;
import dev.unfold.lab.experiment.AddingProblem;
import dev.unfold.lab.experiment.ClippingComparison;
import dev.unfold.lab.experiment.TrainingNorms;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What there is to see in a {@link ClippingPlot}, said in two sentences made of its numbers. */
public final class ClippingSummary {
  /** Steps whose loss is averaged at the end. */
  private static final int LAST = 100;

  /** Norms that are told of a training that broke. */
  private static final int BEFORE = 3;

  private ClippingSummary() {}

  /** The sentences: what became of the training without clipping, and of the one with it. */
  public static List<String> of(ClippingComparison comparison) {
    return List.of(without(comparison.without()), with(comparison));
  }

  private static String without(TrainingNorms run) {
    if (run.brokeAt().isEmpty()) {
      return "Without clipping the gradient’s norm came up to "
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
    return "Without clipping step "
        + NumberText.count(broke + 1)
        + " was the last: the gradient’s norm "
        + (before.isEmpty() ? "was no number." : "went from " + before + "no number at all.");
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
