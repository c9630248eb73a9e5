package dev.unfold.lab.plot;

import dev.unfold.check.LossRange;
import dev.unfold.lab.chart.Axis;
import dev.unfold.lab.chart.LineChart;
import dev.unfold.lab.draw.Heading;
import dev.unfold.lab.draw.Ink;
import dev.unfold.lab.draw.Legend;
import dev.unfold.lab.draw.NumberText;
import dev.unfold.lab.draw.Panel;
import dev.unfold.lab.draw.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The loss against one weight, with the tangent given by the gradient: if it does not touch the curve at the dot, or
 * crosses it there, the gradient is wrong.
 */
public final class LossPlot {
  private static final int HEIGHT = 400;
  private static final int X_TICKS = 9;
  private static final int Y_TICKS = 7;

  private LossPlot() {}

  /** The picture; losses that are not finite leave a gap in the curve. */
  public static Picture of(LossRange range) {
    String title = "Loss against " + range.name();
    Panel content =
        Panel.column(
            14, List.of(Heading.picture(title, "", Picture.CONTENT), legend(range), chart(range)));
    return new Picture(title, content);
  }

  private static Panel legend(LossRange range) {
    return new Legend(
        List.of(
            Legend.Entry.line("loss", Ink.CURVE, Ink.LINE),
            Legend.Entry.dot("current weight, " + NumberText.of(range.weight(), 4), Ink.ACCENT),
            Legend.Entry.line(
                "tangent, gradient " + NumberText.of(range.gradient(), 4),
                Ink.ACCENT,
                Ink.DASHED)));
  }

  private static Panel chart(LossRange range) {
    Axis x =
        Axis.covering("weight " + range.name(), append(range.weights(), range.weight()), X_TICKS);
    Axis y = Axis.covering("loss (mean −log p)", append(range.losses(), range.loss()), Y_TICKS);
    LineChart chart = new LineChart((int) Picture.CONTENT, HEIGHT, x, y, y.widestLabel());
    chart.line(range.weights(), range.losses(), Ink.CURVE, Ink.LINE);
    double[] ends = tangentEnds(range, x, y);
    chart.line(ends, tangent(range, ends), Ink.ACCENT, Ink.DASHED);
    double[] weight = {range.weight()};
    double[] loss = {range.loss()};
    return chart.dots(weight, loss, Ink.ACCENT, 11);
  }

  private static double[] append(double[] values, double last) {
    return DoubleStream.concat(Arrays.stream(values), DoubleStream.of(last)).toArray();
  }

  /** The two weights between which the tangent is within the axes, whose range the curve determines. */
  static double[] tangentEnds(LossRange range, Axis x, Axis y) {
    double left = x.low();
    double right = x.high();
    if (range.gradient() != 0) {
      double atLow = range.weight() + (y.low() - range.loss()) / range.gradient();
      double atHigh = range.weight() + (y.high() - range.loss()) / range.gradient();
      left = Math.max(left, Math.min(atLow, atHigh));
      right = Math.min(right, Math.max(atLow, atHigh));
    }
    return new double[] {left, right};
  }

  private static double[] tangent(LossRange range, double[] weights) {
    return Arrays.stream(weights).map(range::tangent).toArray();
  }

  /** The numbers: weight, loss and tangent, one row for each weight. */
  public static CsvTable table(LossRange range) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < range.weights().length; i++) {
      double weight = range.weights()[i];
      rows.add(
          List.of(
              CsvTable.number(weight),
              CsvTable.number(range.losses()[i]),
              CsvTable.number(range.tangent(weight))));
    }
    return new CsvTable(List.of("weight", "loss", "tangent"), rows);
  }
}
