package dev.unfold.lab.plot;

import dev.unfold.lab.chart.Axis;
import dev.unfold.lab.chart.LineChart;
import dev.unfold.lab.chart.PointLabels;
import dev.unfold.lab.chart.PointLabels.PointLabel;
import dev.unfold.lab.draw.Heading;
import dev.unfold.lab.draw.Ink;
import dev.unfold.lab.draw.Panel;
import dev.unfold.lab.draw.Paragraph;
import dev.unfold.lab.draw.Picture;
import dev.unfold.lab.draw.TextLabel;
import dev.unfold.lab.draw.Typeface;
import java.awt.Color;
import java.util.List;

/** Taggers as dots: speed to the right, accuracy upwards. */
public final class TaggersPlot {
  private static final String TITLE = "Accuracy and speed of taggers";
  private static final String NOTE = "dots: median of several runs, lines: lowest to highest";
  private static final int HEIGHT = 420;
  private static final int TICKS = 8;
  private static final int DOT = 11;
  private static final double NAME_PIXELS = 13.5;

  private TaggersPlot() {}

  /**
   * The picture.
   *
   * @param where corpus and machine in one sentence
   * @param taggers at least one
   */
  public static Picture of(String where, List<TaggerDot> taggers) {
    Panel content =
        Panel.column(
            16,
            List.of(
                Heading.picture(TITLE, NOTE, Picture.CONTENT),
                chart(taggers),
                new Paragraph(where, Picture.CONTENT)));
    return new Picture(TITLE, content);
  }

  private static Panel chart(List<TaggerDot> taggers) {
    double[] accuracies = taggers.stream().mapToDouble(TaggerDot::accuracy).toArray();
    double least = taggers.stream().mapToDouble(TaggerDot::lowest).min().orElseThrow();
    double most = taggers.stream().mapToDouble(TaggerDot::highest).max().orElseThrow();
    Axis x = Axis.powers("words per second, one thread", least, most, TICKS);
    Axis y = Axis.covering("words with the right tag, %", accuracies, TICKS);
    double room = PointLabels.room(taggers.stream().map(TaggersPlot::name).toList());
    int width = (int) (Picture.CONTENT - room);
    LineChart chart = new LineChart(width, HEIGHT, x, y, y.widestLabel());
    taggers.forEach(tagger -> draw(chart, tagger));
    return chart;
  }

  private static void draw(LineChart chart, TaggerDot tagger) {
    double[] ends = {tagger.lowest(), tagger.highest()};
    double[] accuracies = {tagger.accuracy(), tagger.accuracy()};
    chart.line(ends, accuracies, color(tagger), Ink.LINE);
    chart.dots(new double[] {tagger.rate()}, new double[] {tagger.accuracy()}, color(tagger), DOT);
    PointLabel label = new PointLabel(tagger.accuracy(), name(tagger));
    chart.with(new PointLabels(tagger.highest(), List.of(label)));
  }

  private static Color color(TaggerDot tagger) {
    return tagger.ours() ? Ink.ACCENT : Ink.CURVE;
  }

  private static TextLabel name(TaggerDot tagger) {
    return new TextLabel(tagger.name(), Typeface.STRONG, NAME_PIXELS, color(tagger));
  }
}
