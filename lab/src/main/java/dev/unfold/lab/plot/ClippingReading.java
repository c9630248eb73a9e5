package dev.unfold.lab.plot;

import dev.unfold.lab.draw.Figures;
import dev.unfold.lab.experiment.AddingProblem;
import dev.unfold.lab.experiment.ClippingComparison;
import dev.unfold.lab.experiment.TrainingNorms;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What there is to see in a {@link ClippingPlot}, said in two sentences made of its numbers. */
public final class ClippingReading {
  /** Steps whose loss is averaged at the end. */
  private static final int LAST = 100;

  /** Norms that are told of a training that broke. */
  private static final int BEFORE = 3;

  private ClippingReading() {}

  /** The sentences: what became of the training without clipping, and of the one with it. */
  public static List<String> of(ClippingComparison comparison) {
    return List.of(without(comparison.without()), with(comparison));
  }

  private static String without(TrainingNorms run) {
    if (run.brokeAt().isEmpty()) {
      return "Without clipping the gradient’s norm came up to "
          + Figures.of(run.largest(), 2)
          + ", and the loss ended at "
          + loss(run)
          + ".";
    }
    int broke = run.brokeAt().getAsInt();
    String before =
        IntStream.range(Math.max(0, broke - BEFORE), broke)
            .mapToObj(step -> Figures.of(run.norms()[step], 2) + " to ")
            .collect(Collectors.joining());
    return "Without clipping step "
        + Figures.count(broke + 1)
        + " was the last: the gradient’s norm "
        + (before.isEmpty() ? "was no number." : "went from " + before + "no number at all.");
  }

  private static String with(ClippingComparison comparison) {
    TrainingNorms run = comparison.with();
    String end =
        run.brokeAt().isPresent()
            ? "and did not help: step " + Figures.count(run.steps()) + " was the last"
            : "on norms up to "
                + Figures.of(run.largest(), 2)
                + ", and the loss ended at "
                + loss(run);
    return "Clipping at "
        + Figures.of(comparison.limit(), 3)
        + " acted in "
        + Figures.count(run.clippedSteps().length)
        + " of "
        + Figures.count(run.steps())
        + " steps, "
        + end
        + "; always answering 1 costs "
        + Figures.of(AddingProblem.BLIND_LOSS, 2)
        + ".";
  }

  private static String loss(TrainingNorms run) {
    return Figures.of(run.lastLoss(LAST), 2) + " (mean of the last " + LAST + " steps)";
  }
}
