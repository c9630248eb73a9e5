package dev.unfold.lab.chart;

import dev.unfold.lab.draw.Panel;
import dev.unfold.lab.draw.TextLabel;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;

/**
 * Lines, dots and other marks on two axes; values that are not finite are left out. XChart draws the axes and the grid,
 * the marks draw themselves, in the order in which they were added. The name of the y axis is above it, not rotated.
 */
public final class LineChart implements Panel {
  /** Approximate space for the names and numbers of the axes. */
  private static final double FURNITURE = 50;

  private static final double OFF_CORNER = 0.003;
  private static final double NAME_PIXELS = 13;
  private static final double NAME_HEIGHT = 24;

  private final XYChart chart;
  private final Axis x;
  private final Axis y;
  private final XYSeries ends;
  private final List<Mark> marks = new ArrayList<>();

  /**
   * An empty chart.
   *
   * @param width in pixels
   * @param height in pixels
   * @param room width for the numbers of the y axis, in pixels
   */
  public LineChart(int width, int height, Axis x, Axis y, double room) {
    this.x = x;
    this.y = y;
    this.chart =
        new XYChartBuilder()
            .width(width)
            .height(height - (int) NAME_HEIGHT)
            .theme(new ChartTheme())
            .xAxisTitle(TextLabel.text(x.name(), NAME_PIXELS).within(width - FURNITURE).text())
            .build();
    XYStyler styler = chart.getStyler();
    styler.setXAxisMin(x.units(x.low())).setXAxisMax(x.units(x.high()));
    styler.setYAxisMin(y.units(y.low())).setYAxisMax(y.units(y.high()));
    styler.setXAxisTickLabelsFormattingFunction(x::label);
    styler.setYAxisTickLabelsFormattingFunction(y::label);
    styler.setXAxisTickMarkSpacingHint(spacing(x, width));
    styler.setYAxisTickMarkSpacingHint(spacing(y, height));
    styler.setYAxisLabelAlignment(TextAlignment.Right);
    styler.setYAxisLeftWidthHint((int) Math.ceil(room) + styler.getAxisTickPadding());
    this.ends = chart.addSeries("ends", ends(x), ends(y));
    ends.setLineStyle(SeriesLines.NONE);
  }

  /**
   * Both ends of an axis, and a point near one of them: if all points were evenly spaced, XChart would place its ticks
   * at
   * these points, not at whole numbers.
   */
  private static double[] ends(Axis axis) {
    double low = axis.units(axis.low());
    return new double[] {low, low + OFF_CORNER, axis.units(axis.high())};
  }

  /** Slightly fewer pixels than the distance between ticks, so that XChart chooses the axis's own step, one unit. */
  private static int spacing(Axis axis, int pixels) {
    double units = axis.units(axis.high()) - axis.units(axis.low());
    return (int) Math.round(0.9 * (pixels - FURNITURE) / units);
  }

  /** Adds a mark on top of the others; returns this. */
  public LineChart with(Mark mark) {
    marks.add(mark);
    return this;
  }

  /** Adds a line through points; returns this. */
  public LineChart line(double[] xs, double[] ys, Color color, BasicStroke stroke) {
    return with(new Curve(xs, ys, color, stroke));
  }

  /** Adds dots; returns this. */
  public LineChart dots(double[] xs, double[] ys, Color color, int pixels) {
    return with(new Dots(xs, ys, color, pixels));
  }

  @Override
  public double width() {
    return chart.getWidth();
  }

  @Override
  public double height() {
    return NAME_HEIGHT + chart.getHeight();
  }

  @Override
  public void paint(Graphics2D g) {
    TextLabel.text(y.name(), NAME_PIXELS).within(width()).left(g, 0, NAME_PIXELS);
    AffineTransform corner = g.getTransform();
    g.translate(0, NAME_HEIGHT);
    CornerMarker corners = new CornerMarker();
    ends.setMarker(corners);
    chart.paint(g, chart.getWidth(), chart.getHeight());
    PlotArea plane = plane(corners.bounds());
    Shape clip = g.getClip();
    for (Mark mark : marks) {
      if (!mark.overflows()) {
        g.clip(plane.bounds());
      }
      mark.paint(g, plane);
      g.setClip(clip);
    }
    g.setTransform(corner);
  }

  /** Maps values to positions, linearly in the axes' units, also beyond their ends. */
  private PlotArea plane(Rectangle2D bounds) {
    return new PlotArea(
        value -> bounds.getMinX() + bounds.getWidth() * part(x, value),
        value -> bounds.getMaxY() - bounds.getHeight() * part(y, value),
        bounds);
  }

  /** The relative position of a value on an axis: 0 at its low end, 1 at its high end. */
  private static double part(Axis axis, double value) {
    double low = axis.units(axis.low());
    return (axis.units(value) - low) / (axis.units(axis.high()) - low);
  }

  @Override
  public List<String> words() {
    Stream<String> names = Stream.of(y.name(), x.name()).filter(name -> !name.isEmpty());
    return Stream.concat(names, marks.stream().flatMap(mark -> mark.words().stream())).toList();
  }
}
