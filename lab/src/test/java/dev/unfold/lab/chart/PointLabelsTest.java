package dev.unfold.lab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.lab.chart.PointLabels.PointLabel;
import dev.unfold.lab.draw.Drawn;
import dev.unfold.lab.draw.Ink;
import dev.unfold.lab.draw.Panel;
import dev.unfold.lab.draw.Spacer;
import dev.unfold.lab.draw.TextLabel;
import dev.unfold.lab.draw.Typeface;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PointLabelsTest {
  private static double[] spread(double bottom, double... heights) {
    PointLabels.spread(heights, bottom);
    return heights;
  }

  @Test
  void overlappingLabelsMoveApart() {
    assertThat(spread(300, 10, 50, 90)).containsExactly(10, 50, 90);
    assertThat(spread(300, 10, 12, 50)).containsExactly(10, 27, 50);
    assertThat(spread(300, 10, 12, 13)).containsExactly(10, 27, 44);
  }

  @Test
  void labelsStayAboveTheBottom() {
    assertThat(spread(100, 20, 95, 99)).containsExactly(20, 83, 100);
    assertThat(spread(100, 80, 99, 250)).containsExactly(66, 83, 100);
  }

  @Test
  void labelsStandRightOfTheirPointsOutsideTheAxes() {
    Axis x = Axis.counting("x", 0, 10, 10).within(-1, 10);
    Axis y = Axis.powers("y", 1e-3, 1, 5);
    LineChart chart = new LineChart(400, 300, x, y, y.widestLabel());
    TextLabel name = new TextLabel("LSTM", Typeface.STRONG, 13, Ink.ACCENT);
    Mark names = new PointLabels(10, List.of(new PointLabel(0.1, name)));
    Panel wide = Panel.row(0, List.of(chart.with(names), new Spacer(80, 0)));
    BufferedImage image = Drawn.pixels(wide);
    assertThat(Drawn.count(image, Ink.ACCENT)).isGreaterThan(15);
    assertThat(Drawn.count(image.getSubimage(0, 0, 395, 300), Ink.ACCENT)).isZero();
    assertThat(chart.words()).contains("LSTM");
    assertThat(PointLabels.room(List.of(name))).isBetween(8 + 30.0, 8 + 45.0);
  }
}
