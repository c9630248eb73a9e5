package dev.unfold.lab;

import static org.assertj.core.api.Assertions.assertThat;

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
  void gridLinesStandAtTheAxesOwnStepsWhateverTheSpacingOfTheData(int points) {
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
  void aDotStandsWhereItsNumbersSay() {
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
