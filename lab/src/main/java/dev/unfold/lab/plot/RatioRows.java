package dev.unfold.lab.plot;

import dev.unfold.lab.chart.Axis;
import dev.unfold.lab.draw.Dot;
import dev.unfold.lab.draw.Ink;
import dev.unfold.lab.draw.NumberText;
import dev.unfold.lab.draw.Panel;
import dev.unfold.lab.draw.TextLabel;
import dev.unfold.lab.draw.Typeface;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Ratios in rows on one logarithmic axis: a dot at each median, a line from the lowest to the highest. Those below 1
 * are coloured.
 *
 * @param rows from the top down
 * @param width total width in pixels
 */
record RatioRows(List<RatioRow> rows, double width) implements Panel {
  private static final double LINE = 26;
  private static final double PIXELS = 13;
  private static final double GAP = 14;
  private static final double AXIS = 22;
  private static final double AIR = 1.15;
  private static final double[] TICKS = {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};

  private double least() {
    return Math.min(1, all().min().orElse(1)) / AIR;
  }

  private double most() {
    return Math.max(1, all().max().orElse(1)) * AIR;
  }

  private DoubleStream all() {
    return rows.stream().flatMapToDouble(row -> DoubleStream.of(row.lowest(), row.highest()));
  }

  private static TextLabel name(RatioRow row) {
    return TextLabel.text(row.name(), PIXELS);
  }

  private static TextLabel figure(RatioRow row) {
    String text = NumberText.of(row.median(), 3);
    return new TextLabel(text, Typeface.STRONG, PIXELS, row.isFaster() ? Ink.CURVE : Ink.ACCENT);
  }

  private double left() {
    return rows.stream().mapToDouble(row -> name(row).width()).max().orElse(0) + GAP;
  }

  private double right() {
    return width - rows.stream().mapToDouble(row -> figure(row).width()).max().orElse(0) - GAP;
  }

  private double x(double ratio) {
    double part = Math.log(ratio / least()) / Math.log(most() / least());
    return left() + part * (right() - left());
  }

  @Override
  public double height() {
    return LINE * rows.size() + AXIS;
  }

  @Override
  public void paint(Graphics2D g) {
    double bottom = LINE * rows.size();
    for (double tick : TICKS) {
      if (tick > least() && tick < most()) {
        g.setColor(tick == 1 ? Ink.FRAME : Ink.GRID);
        g.setStroke(Ink.HAIRLINE);
        g.draw(new Line2D.Double(x(tick), 0, x(tick), bottom));
        TextLabel.muted(NumberText.of(tick, 3), Axis.TICK_PIXELS).centre(g, x(tick), bottom + 16);
      }
    }
    for (int r = 0; r < rows.size(); r++) {
      paint(g, rows.get(r), LINE * (r + 0.5));
    }
  }

  private void paint(Graphics2D g, RatioRow row, double y) {
    TextLabel name = name(row);
    name.left(g, 0, y + name.drop());
    g.setStroke(Ink.LINE);
    g.setColor(row.isFaster() ? Ink.CURVE : Ink.ACCENT);
    g.draw(new Line2D.Double(x(row.lowest()), y, x(row.highest()), y));
    new Dot(9).paint(g, x(row.median()), y);
    TextLabel figure = figure(row);
    figure.right(g, width, y + figure.drop());
  }

  @Override
  public List<String> words() {
    List<String> words = new ArrayList<>();
    for (RatioRow row : rows) {
      String range = NumberText.of(row.lowest(), 3) + " to " + NumberText.of(row.highest(), 3);
      words.add(String.join(", ", row.name(), figure(row).text(), range));
    }
    return words;
  }
}
