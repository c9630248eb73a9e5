package dev.unfold.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.check.LossRange;
import dev.unfold.lab.chart.Axis;
import dev.unfold.lab.draw.Drawn;
import dev.unfold.lab.draw.Ink;
import dev.unfold.lab.draw.Palette;
import dev.unfold.lab.draw.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LossPlotTest {
  @Test
  void tableHoldsTheRange() {
    LossRange range = Examples.range("W_h[1,3]", 2, 9);
    CsvTable table = LossPlot.table(range);
    assertThat(table.header()).containsExactly("weight", "loss", "tangent");
    assertThat(table.rows()).hasSize(9);
    for (int i = 0; i < 9; i++) {
      List<Double> row = table.rows().get(i).stream().map(Double::parseDouble).toList();
      double weight = range.weights()[i];
      double tangent = range.loss() + range.gradient() * (weight - range.weight());
      assertThat(row).containsExactly(weight, range.losses()[i], tangent);
    }
  }

  @Test
  void tangentIsClippedToTheAxes() {
    LossRange range = new LossRange("w", new double[] {-2, 0, 2}, new double[] {5, 1, 5}, 1, 2, -4);
    Axis x = Axis.covering("weight", range.weights(), 9);
    Axis y = Axis.covering("loss", range.losses(), 7);
    double[] ends = LossPlot.tangentEnds(range, x, y);
    assertThat(range.tangent(ends[0])).isCloseTo(y.high(), within(1e-12));
    assertThat(range.tangent(ends[1])).isCloseTo(y.low(), within(1e-12));
    LossRange level = new LossRange("w", range.weights(), range.losses(), 1, 2, 0);
    assertThat(LossPlot.tangentEnds(level, x, y)).containsExactly(x.low(), x.high());
    LossRange steep = new LossRange("w", range.weights(), range.losses(), 1, 2, 1e-3);
    assertThat(LossPlot.tangentEnds(steep, x, y)).containsExactly(x.low(), x.high());
  }

  @Test
  void titlesAxesAndLegendAreLabelled() {
    LossRange range =
        new LossRange("W_y[0,0]", new double[] {-1, 1}, new double[] {2, 3}, 0.25, 2.5, -0.0625);
    assertThat(Drawn.words(LossPlot.of(range)))
        .contains("Loss against W_y[0,0]", "weight W_y[0,0]", "loss (mean −log p)")
        .contains("current weight, 0.25", "tangent, gradient −0.0625");
  }

  @Test
  void wrongGradientsAreDrawnBesideTheTangent() {
    LossRange range = Examples.range("W_y[0,0]", 4, 31);
    Picture picture = LossPlot.ofWrong(range.withGradient(0), range.gradient());
    assertThat(Drawn.words(picture))
        .contains("A wrong gradient of W_y[0,0]", "claimed gradient 0", "tangent, gradient ");
    assertThat(Drawn.count(Drawn.pixels(picture), Palette.HUES.get(3))).isGreaterThan(100);
    assertThat(Drawn.count(Drawn.pixels(picture), Ink.ACCENT)).isGreaterThan(600);
  }

  @Test
  void accentIsDrawn() {
    LossRange range = Examples.range("W_y[0,0]", 4, 31);
    assertThat(Drawn.count(Drawn.pixels(LossPlot.of(range)), Ink.ACCENT)).isGreaterThan(600);
    assertThat(Drawn.count(Drawn.pixels(LossPlot.of(range)), Ink.CURVE)).isGreaterThan(600);
  }

  @Test
  void nonFiniteLossesLeaveAGap() {
    double[] weights = {-1, 0, 1, 2, 3};
    double[] losses = {3, 2, Double.NaN, Double.POSITIVE_INFINITY, 1e3};
    LossRange holes = new LossRange("w", weights, losses, 0, 2, -1);
    assertThat(Drawn.inked(Drawn.pixels(LossPlot.of(holes)))).isGreaterThan(0.01);
    double[] none = {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN};
    LossRange lost = new LossRange("w", weights, none, 0, Double.NaN, Double.NaN);
    assertThat(Drawn.words(LossPlot.of(lost))).contains("gradient not a number");
    assertThat(Drawn.inked(Drawn.pixels(LossPlot.of(lost)))).isGreaterThan(0.01);
    assertThat(LossPlot.table(holes).rows().get(3).get(1)).isEqualTo("Infinity");
  }
}
