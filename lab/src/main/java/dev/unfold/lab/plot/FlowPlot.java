package dev.unfold.lab.plot;

import dev.unfold.lab.chart.Axis;
import dev.unfold.lab.chart.Band;
import dev.unfold.lab.chart.LineChart;
import dev.unfold.lab.chart.PointLabels;
import dev.unfold.lab.chart.PointLabels.PointLabel;
import dev.unfold.lab.chart.ShadedRegion;
import dev.unfold.lab.draw.Heading;
import dev.unfold.lab.draw.Ink;
import dev.unfold.lab.draw.Legend;
import dev.unfold.lab.draw.Palette;
import dev.unfold.lab.draw.Panel;
import dev.unfold.lab.draw.Paragraph;
import dev.unfold.lab.draw.Picture;
import dev.unfold.lab.draw.TextLabel;
import dev.unfold.lab.draw.Typeface;
import dev.unfold.lab.experiment.GradientFlow;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How far back the gradients of several networks reach: one line for each network, the norm of the gradient against the
 * distance, on a logarithmic scale.
 */
public final class FlowPlot {
  private static final String TITLE = "How far back a gradient reaches";
  private static final String Y_NAME =
      "‖dL/dx‖ at step t, for a loss L that depends on the last step, T − 1, alone";
  private static final int HEIGHT = 470;
  private static final int X_TICKS = 11;
  private static final int Y_TICKS = 10;
  private static final double NAME_PIXELS = 13.5;

  /** The lower limit of the picture: slightly below the smallest number of float32, 1.4e-45. */
  private static final double FLOOR = 1e-50;

  private FlowPlot() {}

  /**
   * The picture: the median over the seeds, and a band from the lowest to the highest.
   *
   * @param flows networks measured with the same steps and seeds; at least one, at most one for each hue
   * @param hidden the networks' width
   */
  public static Picture of(List<GradientFlow> flows, int hidden) {
    int most = Palette.HUES.size();
    if (flows.isEmpty() || flows.size() > most) {
      throw new IllegalArgumentException(
          "flow plot: " + flows.size() + " networks, expected at least 1 and at most " + most);
    }
    Axis y = Axis.powers(Y_NAME, least(flows), most(flows), Y_TICKS);
    boolean namesAtLines = flows.stream().filter(flow -> leaves(flow, y)).count() <= 1;
    List<Panel> panels = new ArrayList<>();
    panels.add(Heading.picture(TITLE, note(flows.get(0), hidden), Picture.CONTENT));
    if (!namesAtLines) {
      panels.add(legend(flows));
    }
    panels.add(chart(flows, y, namesAtLines));
    panels.add(new Paragraph(String.join(" ", FlowSummary.of(flows)), Picture.CONTENT));
    return new Picture(TITLE, Panel.column(16, panels));
  }

  private static String note(GradientFlow flow, int hidden) {
    String seeds =
        flow.seeds() == 1
            ? "one seed"
            : "lines: median of " + flow.seeds() + " seeds, bands: lowest to highest";
    return "untrained networks of width " + hidden + ", " + flow.steps() + " steps; " + seeds;
  }

  private static double least(List<GradientFlow> flows) {
    return Math.max(FLOOR, all(flows, GradientFlow::lowest).min().orElseThrow());
  }

  private static double most(List<GradientFlow> flows) {
    return Math.max(Float.MIN_VALUE, all(flows, GradientFlow::highest).max().orElseThrow());
  }

  private static DoubleStream all(
      List<GradientFlow> flows, ToDoubleBiFunction<GradientFlow, Integer> value) {
    return flows.stream()
        .flatMapToDouble(
            flow -> distances(flow).mapToDouble(distance -> value.applyAsDouble(flow, distance)));
  }

  private static IntStream distances(GradientFlow flow) {
    return IntStream.range(0, flow.steps());
  }

  /** Whether a line ends below the picture. */
  private static boolean leaves(GradientFlow flow, Axis y) {
    return flow.median(flow.steps() - 1) < y.low();
  }

  private static Panel legend(List<GradientFlow> flows) {
    List<Legend.Entry> entries = new ArrayList<>();
    for (int i = 0; i < flows.size(); i++) {
      entries.add(Legend.Entry.line(flows.get(i).network(), Palette.HUES.get(i), Ink.LINE));
    }
    return new Legend(entries);
  }

  private static Panel chart(List<GradientFlow> flows, Axis y, boolean namesAtLines) {
    int last = flows.get(0).steps() - 1;
    Axis x =
        Axis.counting("distance T − 1 − t, in steps", 0, last, X_TICKS).within(-1, 1.004 * last);
    List<TextLabel> names = namesAtLines ? names(flows) : List.of();
    int width = (int) (Picture.CONTENT - PointLabels.room(names));
    LineChart chart = new LineChart(width, HEIGHT, x, y, y.widestLabel());
    if (y.low() < Float.MIN_VALUE) {
      chart.with(
          ShadedRegion.below(Float.MIN_VALUE, TextLabel.muted("exactly zero in float32", 12.5)));
    }
    for (int i = 0; i < flows.size(); i++) {
      GradientFlow flow = flows.get(i);
      Color fill = Palette.translucent(Palette.HUES.get(i));
      double[] lows = values(flow, flow::lowest);
      chart.with(new Band(xs(flow), lows, values(flow, flow::highest), fill));
    }
    for (int i = 0; i < flows.size(); i++) {
      GradientFlow flow = flows.get(i);
      chart.line(xs(flow), values(flow, flow::median), Palette.HUES.get(i), Ink.LINE);
    }
    return namesAtLines ? named(chart, flows, names, y) : chart;
  }

  private static List<TextLabel> names(List<GradientFlow> flows) {
    List<TextLabel> names = new ArrayList<>();
    for (int i = 0; i < flows.size(); i++) {
      String name = flows.get(i).network();
      names.add(new TextLabel(name, Typeface.STRONG, NAME_PIXELS, Palette.HUES.get(i)));
    }
    return names;
  }

  /** The middle of the region that is exactly zero in float32. */
  private static double inUnderflow(Axis y) {
    return Math.sqrt(y.low()) * Math.sqrt(Float.MIN_VALUE);
  }

  private static double[] xs(GradientFlow flow) {
    return distances(flow).asDoubleStream().toArray();
  }

  /** A value at each distance; zero becomes the smallest number, far below the picture. */
  private static double[] values(GradientFlow flow, IntToDoubleFunction value) {
    return distances(flow).mapToDouble(value).map(v -> Math.max(v, Double.MIN_VALUE)).toArray();
  }

  /** Adds the name of each line at its end, or where it leaves the picture. */
  private static LineChart named(
      LineChart chart, List<GradientFlow> flows, List<TextLabel> names, Axis y) {
    List<PointLabel> ends = new ArrayList<>();
    for (int i = 0; i < flows.size(); i++) {
      GradientFlow flow = flows.get(i);
      if (leaves(flow, y)) {
        int out = (int) distances(flow).takeWhile(d -> flow.median(d) >= y.low()).count();
        chart.with(new PointLabels(out, List.of(new PointLabel(inUnderflow(y), names.get(i)))));
      } else {
        ends.add(new PointLabel(flow.median(flow.steps() - 1), names.get(i)));
      }
    }
    return ends.isEmpty() ? chart : chart.with(new PointLabels(flows.get(0).steps() - 1, ends));
  }

  /** The numbers: one row for each network and distance, with the median, lowest and highest norm, then each seed's. */
  public static CsvTable table(List<GradientFlow> flows) {
    List<String> header =
        new ArrayList<>(List.of("network", "distance", "median", "lowest", "highest"));
    int seeds = flows.stream().mapToInt(GradientFlow::seeds).max().orElse(0);
    IntStream.range(0, seeds).forEach(s -> header.add("seed " + s));
    List<List<String>> rows = new ArrayList<>();
    for (GradientFlow flow : flows) {
      for (int d = 0; d < flow.steps(); d++) {
        List<String> row = new ArrayList<>(List.of(flow.network(), "" + d));
        row.add(CsvTable.number(flow.median(d)));
        row.add(CsvTable.number(flow.lowest(d)));
        row.add(CsvTable.number(flow.highest(d)));
        for (double[] seed : flow.norms()) {
          row.add(CsvTable.number(seed[d]));
        }
        rows.add(row);
      }
    }
    return new CsvTable(header, rows);
  }
}
