package dev.unfold.lab.plot;

import dev.unfold.check.LossRange;
import dev.unfold.lab.chart.Axis;
import dev.unfold.lab.chart.LineChart;
import dev.unfold.lab.draw.Heading;
import dev.unfold.lab.draw.Ink;
import dev.unfold.lab.draw.Legend;
import dev.unfold.lab.draw.NumberText;
import dev.unfold.lab.draw.Palette;
import dev.unfold.lab.draw.Panel;
import dev.unfold.lab.draw.Picture;
import java.awt.Color;
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
  private static final Color TRUE = Palette.HUES.get(3);
  private static final int X_TICKS = 9;
  private static final int Y_TICKS = 7;

  private LossPlot() {}

  /** The picture; losses that are not finite leave a gap in the curve. */
  public static Picture of(LossRange range) {
    List<Legend.Entry> entries = entries(range);
    entries.add(entry("tangent, gradient ", range, Ink.ACCENT));
    return picture("Loss against " + range.name(), entries, chart(range));
  }

  /**
   * The picture of a wrong gradient, beside the true tangent.
   *
   * @param range the loss, with the gradient that is claimed
   * @param measured the derivative that central differences measured
   */
  public static Picture ofWrong(LossRange range, double measured) {
    LossRange right = range.withGradient(measured);
    List<Legend.Entry> entries = entries(range);
    entries.add(entry("claimed gradient ", range, Ink.ACCENT));
    entries.add(entry("tangent, gradient ", right, TRUE));
    LineChart chart = chart(right, TRUE);
    addTangent(chart, range, Ink.ACCENT);
    return picture("A wrong gradient of " + range.name(), entries, dot(chart, range));
  }

  private static Picture picture(String title, List<Legend.Entry> entries, Panel chart) {
    Panel heading = Heading.picture(title, "", Picture.CONTENT);
    return new Picture(title, Panel.column(14, List.of(heading, new Legend(entries), chart)));
  }

  private static List<Legend.Entry> entries(LossRange range) {
    List<Legend.Entry> entries = new ArrayList<>();
    entries.add(Legend.Entry.line("loss", Ink.CURVE, Ink.LINE));
    entries.add(
        Legend.Entry.dot("current weight, " + NumberText.of(range.weight(), 4), Ink.ACCENT));
    return entries;
  }

  private static Legend.Entry entry(String name, LossRange range, Color color) {
    return Legend.Entry.line(name + NumberText.of(range.gradient(), 4), color, Ink.DASHED);
  }

  private static Panel chart(LossRange range) {
    return dot(chart(range, Ink.ACCENT), range);
  }

  private static LineChart chart(LossRange range, Color tangent) {
    Axis y = y(range);
    LineChart chart = new LineChart((int) Picture.CONTENT, HEIGHT, x(range), y, y.widestLabel());
    chart.line(range.weights(), range.losses(), Ink.CURVE, Ink.LINE);
    addTangent(chart, range, tangent);
    return chart;
  }

  private static void addTangent(LineChart chart, LossRange range, Color color) {
    double[] ends = tangentEnds(range, x(range), y(range));
    chart.line(ends, tangent(range, ends), color, Ink.DASHED);
  }

  private static Axis x(LossRange range) {
    return Axis.covering(
        "weight " + range.name(), append(range.weights(), range.weight()), X_TICKS);
  }

  private static Axis y(LossRange range) {
    return Axis.covering("loss (mean −log p)", append(range.losses(), range.loss()), Y_TICKS);
  }

  private static LineChart dot(LineChart chart, LossRange range) {
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
