package dev.unfold.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.lab.chart.Axis;
import dev.unfold.lab.chart.LineChart;
import dev.unfold.lab.chart.Rug;
import dev.unfold.lab.draw.Drawn;
import dev.unfold.lab.draw.Ink;
import dev.unfold.lab.draw.Palette;
import dev.unfold.lab.draw.Picture;
import dev.unfold.lab.experiment.ClippingComparison;
import dev.unfold.lab.experiment.TrainingNorms;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClippingPlotTest {
  @Test
  void tableHoldsTheComparison() {
    ClippingComparison comparison = Examples.clipping(40, 25);
    CsvTable table = ClippingPlot.table(comparison);
    assertThat(table.header())
        .containsExactly("clipping", "step", "loss", "norm", "clipped norm", "clipped");
    assertThat(table.rows()).hasSize(25 + 40);
    for (int row = 0; row < 65; row++) {
      boolean first = row < 25;
      TrainingNorms run = first ? comparison.without() : comparison.with();
      int step = first ? row : row - 25;
      assertThat(table.rows().get(row))
          .containsExactly(
              first ? "without" : "with",
              "" + (step + 1),
              CsvTable.number(run.losses()[step]),
              CsvTable.number(run.norms()[step]),
              CsvTable.number(run.followed()[step]),
              run.norms()[step] > 2 && !first ? "1" : "0");
    }
    assertThat(table.rows().get(24).get(3)).isEqualTo("NaN");
  }

  @Test
  void bothTrainingsAreDrawnAndTheRestIsGrey() {
    Picture broke = ClippingPlot.of(Examples.clipping(400, 250));
    assertThat(Drawn.words(broke))
        .contains("Clipping a gradient that explodes", "adding two of 9 numbers", "width 7")
        .contains("without clipping", "with clipping", "clipping at 2", "always answering 1")
        .contains("‖dw‖ in each step", "strokes: clipped steps", "mean of 25 steps")
        .contains("not a number from step 250 on", "Without clipping, step 250 was the last");
    BufferedImage image = Drawn.pixels(broke);
    assertThat(Drawn.count(image, Palette.HUES.get(0))).isGreaterThan(1500);
    assertThat(Drawn.count(image, Palette.HUES.get(3))).isGreaterThan(1500);
    Picture whole = ClippingPlot.of(Examples.clipping(400, 400));
    assertThat(Drawn.words(whole)).doesNotContain("not a number");
    int grey = Drawn.count(image, Ink.GRID) - Drawn.count(Drawn.pixels(whole), Ink.GRID);
    assertThat(grey).isGreaterThan(50_000);
  }

  @Test
  void everyClippedStepHasAStroke() {
    double[] clipped = {3, 17, 44};
    Axis x = Axis.counting("", 0, 60, 10);
    Axis y = Axis.powers("norm", 0.1, 10, 5);
    LineChart chart = new LineChart(700, 250, x, y, y.widestLabel());
    BufferedImage bare = Drawn.pixels(new LineChart(700, 250, x, y, y.widestLabel()));
    BufferedImage image = Drawn.pixels(chart.with(new Rug(clipped, Ink.ACCENT)));
    int strokes = 0;
    boolean before = false;
    int row = 250 - 28;
    for (int u = 0; u < 700; u++) {
      boolean now = image.getRGB(u, row) != bare.getRGB(u, row);
      strokes += now && !before ? 1 : 0;
      before = now;
    }
    assertThat(strokes).isEqualTo(3);
  }

  @Test
  void trainingsThatDivergeInTheFirstStepAreDrawn() {
    ClippingComparison at = Examples.clipping(30, 30);
    double[] none = {Double.NaN};
    TrainingNorms broke = new TrainingNorms(none, none, none);
    ClippingComparison both = new ClippingComparison(at.training(), 2, broke, broke);
    assertThat(Drawn.inked(Drawn.pixels(ClippingPlot.of(both)))).isBetween(0.01, 0.6);
    assertThat(ClippingSummary.of(both))
        .isEqualTo(
            List.of(
                "Without clipping, step 1 was the last: the gradient norm was not a number.",
                "Clipping at 2 acted in 0 of 1 steps, and did not help: step 1 was the last; always"
                    + " answering 1 costs 0.17."));
  }
}
