package dev.unfold.lab;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Lines and dots on two axes, drawn by XChart; what isn't a finite number is left out. The y axis has its name above it,
 * where it is read without turning the head.
 */
final class LineChart implements Panel {
  /** About what the axes' names and numbers take of a chart. */
  private static final double FURNITURE = 50;

  private static final double OFF_CORNER = 0.003;
  private static final double NAME_PIXELS = 13;
  private static final double NAME_HEIGHT = 24;

  private final XYChart chart;
  private final Axis x;
  private final Axis y;

  /** An empty chart of that many pixels, with so much room for the numbers of the y axis. */
  LineChart(int width, int height, Axis x, Axis y, double room) {
    this.x = x;
    this.y = y;
    this.chart =
        new XYChartBuilder()
            .width(width)
            .height(height - (int) NAME_HEIGHT)
            .theme(new LabTheme())
            .xAxisTitle(Label.text(x.name(), NAME_PIXELS).within(width - FURNITURE).text())
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
    unevenly();
  }

  /**
   * Adds a point that isn't drawn, so near the corner that the points are not evenly spaced: XChart would put its ticks
   * at evenly spaced points, not at whole numbers.
   */
  private void unevenly() {
    double[] nearLeft = {x.units(x.low()) + OFF_CORNER};
    double[] nearBottom = {y.units(y.low()) + OFF_CORNER};
    XYSeries corner = chart.addSeries("corner", nearLeft, nearBottom);
    corner.setMarker(SeriesMarkers.NONE).setLineStyle(SeriesLines.NONE);
  }

  /** Pixels from tick to tick, a little less than there are, so that XChart takes the axis's own step: one unit. */
  private static int spacing(Axis axis, int pixels) {
    double units = axis.units(axis.high()) - axis.units(axis.low());
    return (int) Math.round(0.9 * (pixels - FURNITURE) / units);
  }

  /** Adds a line through points. */
  LineChart line(double[] xs, double[] ys, Color color, BasicStroke stroke) {
    XYSeries series = series(xs, ys);
    series.setMarker(SeriesMarkers.NONE).setLineColor(color).setLineStyle(stroke);
    return this;
  }

  /** Adds dots. */
  LineChart dots(double[] xs, double[] ys, Color color, int pixels) {
    series(xs, ys).setMarker(new Dot(pixels)).setMarkerColor(color).setLineStyle(SeriesLines.NONE);
    return this;
  }

  private XYSeries series(double[] xs, double[] ys) {
    return chart.addSeries("" + chart.getSeriesCollection().size(), x.units(xs), y.units(ys));
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
    Label.text(y.name(), NAME_PIXELS).within(width()).left(g, 0, NAME_PIXELS);
    AffineTransform corner = g.getTransform();
    g.translate(0, NAME_HEIGHT);
    chart.paint(g, chart.getWidth(), chart.getHeight());
    g.setTransform(corner);
  }

  @Override
  public List<String> words() {
    return Stream.of(y.name(), x.name()).filter(name -> !name.isEmpty()).toList();
  }
}
