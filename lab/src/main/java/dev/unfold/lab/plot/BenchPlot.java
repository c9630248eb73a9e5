package dev.unfold.lab.plot;

import dev.unfold.lab.chart.Axis;
import dev.unfold.lab.chart.Band;
import dev.unfold.lab.chart.LineChart;
import dev.unfold.lab.draw.Heading;
import dev.unfold.lab.draw.Ink;
import dev.unfold.lab.draw.Legend;
import dev.unfold.lab.draw.Palette;
import dev.unfold.lab.draw.Panel;
import dev.unfold.lab.draw.Paragraph;
import dev.unfold.lab.draw.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** Benchmark results: speed compared with PyTorch, and the cost of networks against the length of sentences. */
public final class BenchPlot {
  private static final String TITLE = "Speed";
  private static final int HEIGHT = 260;
  private static final int TICKS = 8;

  private BenchPlot() {}

  /**
   * The picture; an empty part is left out.
   *
   * @param machine the machine on which it was measured
   * @param ratios our tokens per second divided by PyTorch's
   * @param growth at most one network for each hue
   */
  public static Picture of(String machine, List<RatioRow> ratios, List<GrowthLine> growth) {
    List<Panel> panels = new ArrayList<>();
    panels.add(Heading.picture(TITLE, "", Picture.CONTENT));
    panels.add(new Paragraph(machine, Picture.CONTENT));
    if (!ratios.isEmpty()) {
      String note =
          "our tokens per second divided by PyTorch’s; dots: median, lines: lowest to highest";
      panels.add(Heading.part("Compared with PyTorch", note, Picture.CONTENT));
      panels.add(new RatioRows(ratios, Picture.CONTENT));
    }
    if (!growth.isEmpty()) {
      panels.add(
          Heading.part("Cost against sentence length", "training, one thread", Picture.CONTENT));
      panels.add(legend(growth));
      panels.add(rates(growth));
      panels.add(bytes(growth));
    }
    return new Picture(TITLE, Panel.column(16, panels));
  }

  private static Panel legend(List<GrowthLine> growth) {
    List<Legend.Entry> entries = new ArrayList<>();
    for (int i = 0; i < growth.size(); i++) {
      entries.add(Legend.Entry.line(growth.get(i).name(), Palette.HUES.get(i), Ink.LINE));
    }
    return new Legend(entries);
  }

  private static Panel rates(List<GrowthLine> growth) {
    double[] all =
        all(growth, line -> DoubleStream.concat(stream(line.lowest()), stream(line.highest())));
    LineChart chart = chart(growth, "tokens per second", all, "");
    for (int i = 0; i < growth.size(); i++) {
      GrowthLine line = growth.get(i);
      var fill = Palette.translucent(Palette.HUES.get(i));
      chart.with(new Band(line.steps(), line.lowest(), line.highest(), fill));
      draw(chart, line, line.rates(), i);
    }
    return chart;
  }

  private static Panel bytes(List<GrowthLine> growth) {
    double[] all = all(growth, line -> stream(line.bytes()));
    LineChart chart = chart(growth, "bytes of memory per token", all, "T, words in a sentence");
    for (int i = 0; i < growth.size(); i++) {
      draw(chart, growth.get(i), growth.get(i).bytes(), i);
    }
    return chart;
  }

  private static void draw(LineChart chart, GrowthLine line, double[] ys, int hue) {
    chart.line(line.steps(), ys, Palette.HUES.get(hue), Ink.LINE);
    chart.dots(line.steps(), ys, Palette.HUES.get(hue), 7);
  }

  private static LineChart chart(List<GrowthLine> growth, String name, double[] ys, String below) {
    double[] steps = all(growth, line -> stream(line.steps()));
    Axis x = Axis.powers(below, least(steps), most(steps), TICKS);
    Axis y = Axis.powers(name, least(ys), most(ys), TICKS);
    return new LineChart((int) Picture.CONTENT, HEIGHT, x, y, y.widestLabel());
  }

  private static double[] all(List<GrowthLine> growth, Function<GrowthLine, DoubleStream> values) {
    return growth.stream().flatMapToDouble(values::apply).toArray();
  }

  private static DoubleStream stream(double[] values) {
    return DoubleStream.of(values);
  }

  private static double least(double[] values) {
    return stream(values).min().orElse(1);
  }

  private static double most(double[] values) {
    return stream(values).max().orElse(1);
  }
}
