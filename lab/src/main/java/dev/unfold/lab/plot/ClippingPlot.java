package dev.unfold.lab.plot;

import dev.unfold.lab.chart.Axis;
import dev.unfold.lab.chart.LineChart;
import dev.unfold.lab.chart.Rug;
import dev.unfold.lab.chart.ShadedRegion;
import dev.unfold.lab.draw.Heading;
import dev.unfold.lab.draw.Ink;
import dev.unfold.lab.draw.Legend;
import dev.unfold.lab.draw.NumberText;
import dev.unfold.lab.draw.Palette;
import dev.unfold.lab.draw.Panel;
import dev.unfold.lab.draw.Paragraph;
import dev.unfold.lab.draw.Picture;
import dev.unfold.lab.draw.TextLabel;
import dev.unfold.lab.experiment.AddingProblem;
import dev.unfold.lab.experiment.AddingTraining;
import dev.unfold.lab.experiment.ClippingComparison;
import dev.unfold.lab.experiment.TrainingNorms;
import java.awt.BasicStroke;
import java.awt.Color;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A training run whose gradient explodes, and the same one with clipping: the norm of the gradient in every step, on a
 * logarithmic scale, and below it the loss.
 */
public final class ClippingPlot {
  private static final String TITLE = "Clipping a gradient that explodes";
  private static final Color WITHOUT = Palette.HUES.get(0);
  private static final Color WITH = Palette.HUES.get(3);
  private static final int NORM_HEIGHT = 230;
  private static final int LOSS_HEIGHT = 250;
  private static final int X_TICKS = 10;
  private static final int Y_TICKS = 5;
  private static final BasicStroke THIN =
      new BasicStroke(1.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

  /** The upper end of the picture as a multiple of the limit; norms may exceed it by hundreds of powers of ten. */
  private static final double HIGHEST = 1e6;

  /** The upper end of the loss axis: twice the loss of always answering 1. */
  private static final double HIGHEST_LOSS = 2 * AddingProblem.BLIND_LOSS;

  /** The number of steps over which the loss is averaged, since each step has new sequences. */
  private static final int WINDOW = 25;

  private ClippingPlot() {}

  /** The picture. */
  public static Picture of(ClippingComparison comparison) {
    Axis norm = normAxis(comparison, "");
    Axis loss =
        new Axis(
            "loss of the step’s sequences, mean of " + WINDOW + " steps",
            -0.01 * HIGHEST_LOSS,
            HIGHEST_LOSS,
            new BigDecimal("0.1"));
    double room = Math.max(norm.widestLabel(), loss.widestLabel());
    return new Picture(
        TITLE,
        Panel.column(
            14,
            List.of(
                Heading.picture(TITLE, note(comparison.training()), Picture.CONTENT),
                legend(comparison),
                without(comparison, room),
                with(comparison, room),
                losses(comparison, loss, room),
                new Paragraph(String.join(" ", ClippingSummary.of(comparison)), Picture.CONTENT))));
  }

  private static String note(AddingTraining training) {
    return "adding two of "
        + training.length()
        + " numbers; relu RNN of width "
        + training.hidden()
        + ", gradient descent at learning rate "
        + NumberText.of(training.learningRate(), 3);
  }

  private static Panel legend(ClippingComparison comparison) {
    String limit = "clipping at " + NumberText.of(comparison.limit(), 3);
    return new Legend(
        List.of(
            Legend.Entry.line("without clipping", WITHOUT, Ink.LINE),
            Legend.Entry.line("with clipping", WITH, Ink.LINE),
            Legend.Entry.line(limit, Ink.TEXT, Ink.DASHED),
            Legend.Entry.line("always answering 1", Ink.MISSING, Ink.DASHED)));
  }

  /** The axis of norms, the same for both runs, from the smallest norm of both. */
  private static Axis normAxis(ClippingComparison comparison, String name) {
    double limit = comparison.limit();
    double[] norms =
        Stream.of(comparison.without(), comparison.with())
            .flatMapToDouble(run -> Arrays.stream(run.norms()))
            .filter(norm -> norm > 0 && Double.isFinite(norm))
            .toArray();
    double least = Arrays.stream(norms).min().orElse(limit);
    double most = Arrays.stream(norms).max().orElse(limit);
    return Axis.powers(
        name, Math.min(limit, least), Math.max(limit, Math.min(most, HIGHEST * limit)), Y_TICKS);
  }

  private static LineChart chart(
      ClippingComparison comparison, String name, int height, Axis y, double room) {
    Axis steps = Axis.counting(name, 0, comparison.training().steps(), X_TICKS);
    return new LineChart((int) Picture.CONTENT, height, steps, y, room);
  }

  private static Panel without(ClippingComparison comparison, double room) {
    Axis y = normAxis(comparison, "without clipping: ‖dw‖ in each step");
    TrainingNorms run = comparison.without();
    LineChart chart = chart(comparison, "", NORM_HEIGHT, y, room);
    return over(chart, run).line(steps(run), run.norms(), WITHOUT, THIN);
  }

  private static Panel with(ClippingComparison comparison, double room) {
    Axis y = normAxis(comparison, "with clipping: ‖dw‖ before clipping; strokes: clipped steps");
    TrainingNorms run = comparison.with();
    double[] clipped = Arrays.stream(run.clippedSteps()).asDoubleStream().toArray();
    LineChart chart = chart(comparison, "", NORM_HEIGHT, y, room);
    over(chart, run).line(steps(run), run.norms(), WITH, THIN).with(new Rug(clipped, WITH));
    return level(chart, comparison, comparison.limit(), Ink.TEXT);
  }

  private static Panel losses(ClippingComparison comparison, Axis y, double room) {
    LineChart chart = chart(comparison, "step", LOSS_HEIGHT, y, room);
    level(chart, comparison, AddingProblem.BLIND_LOSS, Ink.MISSING);
    TrainingNorms without = comparison.without();
    TrainingNorms with = comparison.with();
    chart.line(steps(without), means(without.losses()), WITHOUT, Ink.LINE);
    return chart.line(steps(with), means(with.losses()), WITH, Ink.LINE);
  }

  /** Shades the steps after a run that broke. */
  private static LineChart over(LineChart chart, TrainingNorms run) {
    TextLabel reason =
        TextLabel.muted("not a number from step " + NumberText.count(run.steps()) + " on", 12.5);
    run.brokeAt().ifPresent(step -> chart.with(ShadedRegion.after(step + 1, reason)));
    return chart;
  }

  private static LineChart level(
      LineChart chart, ClippingComparison comparison, double value, Color color) {
    double[] ends = {0, comparison.training().steps()};
    double[] values = {value, value};
    return chart.line(ends, values, color, Ink.DASHED);
  }

  private static double[] steps(TrainingNorms run) {
    return IntStream.rangeClosed(1, run.steps()).asDoubleStream().toArray();
  }

  /** The mean over each step and the steps before it, in a window. */
  private static double[] means(double[] losses) {
    return IntStream.rangeClosed(1, losses.length)
        .mapToDouble(n -> mean(losses, Math.max(0, n - WINDOW), n))
        .toArray();
  }

  private static double mean(double[] losses, int from, int to) {
    return Arrays.stream(losses, from, to).average().orElse(Double.NaN);
  }

  /** The numbers: one row for each run and step. */
  public static CsvTable table(ClippingComparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    addRows(rows, "without", comparison.without());
    addRows(rows, "with", comparison.with());
    return new CsvTable(
        List.of("clipping", "step", "loss", "norm", "clipped norm", "clipped"), rows);
  }

  private static void addRows(List<List<String>> rows, String clipping, TrainingNorms run) {
    for (int step = 0; step < run.steps(); step++) {
      rows.add(
          List.of(
              clipping,
              "" + (step + 1),
              CsvTable.number(run.losses()[step]),
              CsvTable.number(run.norms()[step]),
              CsvTable.number(run.followed()[step]),
              run.clipped(step) ? "1" : "0"));
    }
  }
}
