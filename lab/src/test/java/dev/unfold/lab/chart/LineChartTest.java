package dev.unfold.lab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.lab.draw.Drawn;
import dev.unfold.lab.draw.Ink;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineChartTest {
  private static final int WIDTH = 700;
  private static final int HEIGHT = 300;

  /** XChart left to itself ticks evenly spaced data where the data is, and labels that with rounded numbers. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 11, 21, 22, 23, 41})
  void gridLinesFollowTheTicks(int points) {
    double[] xs = IntStream.range(0, points).mapToDouble(i -> 0.37 + 0.5 * i).toArray();
    double[] ys = IntStream.range(0, points).mapToDouble(i -> 2.4848 + 0.01 * i).toArray();
    Axis x = Axis.covering("x", xs, 9);
    Axis y = Axis.covering("y", ys, 6);
    LineChart chart = new LineChart(WIDTH, HEIGHT, x, y, y.widestLabel());
    BufferedImage image = Drawn.pixels(chart.line(xs, ys, Ink.CURVE, Ink.LINE));
    int rows = mostRuns(WIDTH - 12, u -> column(image, u));
    assertThat(rows).isBetween(ticks(y) - 1, ticks(y)).isGreaterThan(2);
    int columns = mostRuns(27, v -> row(image, v));
    assertThat(columns).isBetween(ticks(x) - 1, ticks(x)).isGreaterThan(2);
  }

  private static int[] column(BufferedImage image, int u) {
    return IntStream.range(26, HEIGHT - 50).map(v -> image.getRGB(u, v)).toArray();
  }

  private static int[] row(BufferedImage image, int v) {
    return IntStream.range(60, WIDTH - 2).map(u -> image.getRGB(u, v)).toArray();
  }

  /** Along one of some neighbouring lines no grid line runs, so that all that cross it are counted. */
  private static int mostRuns(int from, IntFunction<int[]> line) {
    return IntStream.range(from, from + 8).map(i -> runs(line.apply(i))).max().orElse(0);
  }

  private static int ticks(Axis axis) {
    return (int) (Math.floor(axis.units(axis.high())) - Math.ceil(axis.units(axis.low()))) + 1;
  }

  private static int runs(int[] pixels) {
    int white = Color.WHITE.getRGB();
    return (int)
        IntStream.range(1, pixels.length)
            .filter(i -> pixels[i] != white && pixels[i - 1] == white)
            .count();
  }

  @Test
  void dotsArePlacedByTheirCoordinates() {
    Axis x = Axis.covering("x", new double[] {0, 10}, 9);
    Axis y = Axis.covering("y", new double[] {-5, 5}, 6);
    double[] middle = {5};
    double[] low = {-2.5};
    LineChart chart = new LineChart(WIDTH, HEIGHT, x, y, y.widestLabel());
    BufferedImage image = Drawn.pixels(chart.dots(middle, low, Ink.ACCENT, 9));
    double left = y.widestLabel() + 8;
    assertThat(mean(image, true)).isBetween((left + WIDTH) / 2 - 4, (left + WIDTH) / 2 + 4);
    double top = 26;
    double bottom = HEIGHT - 44;
    double expected = bottom - (-2.5 - y.low()) / (y.high() - y.low()) * (bottom - top);
    assertThat(mean(image, false)).isBetween(expected - 6, expected + 6);
  }

  @Test
  void linesAreClippedToTheAxes() {
    Axis x = Axis.covering("x", new double[] {0, 10}, 9);
    Axis y = Axis.powers("y", 1e-3, 1, 6);
    double[] far = {-100, 4, 6, 200};
    double[] high = {1e-300, 0.1, 0.1, 1e300};
    LineChart chart = new LineChart(WIDTH, HEIGHT, x, y, y.widestLabel());
    BufferedImage image = Drawn.pixels(chart.line(far, high, Ink.ACCENT, Ink.LINE));
    int all = Drawn.count(image, Ink.ACCENT);
    assertThat(all).isGreaterThan(100);
    BufferedImage inside = image.getSubimage(40, 24, WIDTH - 40, HEIGHT - 24 - 40);
    assertThat(Drawn.count(inside, Ink.ACCENT)).isEqualTo(all);
  }

  @Test
  void nanLeavesAGap() {
    Axis x = Axis.covering("x", new double[] {0, 10}, 9);
    Axis y = Axis.covering("y", new double[] {0, 10}, 6);
    double[] xs = {0, 4, 5, 6, 10};
    double[] ys = {5, 5, Double.NaN, 5, 5};
    LineChart whole = new LineChart(WIDTH, HEIGHT, x, y, y.widestLabel());
    LineChart gap = new LineChart(WIDTH, HEIGHT, x, y, y.widestLabel());
    int inked =
        Drawn.count(
            Drawn.pixels(whole.line(xs, new double[] {5, 5, 5, 5, 5}, Ink.ACCENT, Ink.LINE)),
            Ink.ACCENT);
    int less = Drawn.count(Drawn.pixels(gap.line(xs, ys, Ink.ACCENT, Ink.LINE)), Ink.ACCENT);
    assertThat((double) less / inked).isBetween(0.77, 0.83);
  }

  private static double mean(BufferedImage image, boolean across) {
    double sum = 0;
    for (int v = 0; v < image.getHeight(); v++) {
      for (int u = 0; u < image.getWidth(); u++) {
        sum += image.getRGB(u, v) == Ink.ACCENT.getRGB() ? (across ? u : v) : 0;
      }
    }
    return sum / Drawn.count(image, Ink.ACCENT);
  }
}
