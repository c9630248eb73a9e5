package dev.unfold.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.lab.draw.Drawn;
import dev.unfold.lab.draw.Ink;
import dev.unfold.lab.draw.Palette;
import dev.unfold.lab.draw.Picture;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BenchPlotTest {
  private static final List<RatioRow> RATIOS =
      List.of(
          new RatioRow("BiLSTM, training", 2.34, 2.1, 2.6),
          new RatioRow("BiGRU, training", 0.42, 0.4, 0.5));

  private static final List<GrowthLine> GROWTH =
      List.of(
          new GrowthLine(
              "BiLSTM",
              new double[] {10, 100, 1000},
              new double[] {50_000, 51_000, 48_000},
              new double[] {49_000, 50_000, 40_000},
              new double[] {52_000, 53_000, 49_000},
              new double[] {9000, 9000, 9000}),
          new GrowthLine(
              "Transformer",
              new double[] {10, 100},
              new double[] {40_000, 9000},
              new double[] {40_000, 9000},
              new double[] {40_000, 9000},
              new double[] {12_000, 30_000}));

  @Test
  void everyRowHasNameAndNumbers() {
    Picture picture = BenchPlot.of("two cores; PyTorch 2", RATIOS, GROWTH);
    assertThat(Drawn.words(picture))
        .contains(
            "Speed",
            "two cores; PyTorch 2",
            "Compared with PyTorch",
            "Cost against sentence length")
        .contains("BiLSTM, training, 2.34, 2.1 to 2.6")
        .contains("BiGRU, training, 0.42, 0.4 to 0.5")
        .contains("tokens per second", "bytes of memory per token", "T, words in a sentence")
        .contains("BiLSTM\nTransformer\n");
    BufferedImage image = Drawn.pixels(picture);
    assertThat(Drawn.count(image, Palette.HUES.get(0))).isGreaterThan(1000);
    assertThat(Drawn.count(image, Palette.HUES.get(1))).isGreaterThan(1000);
    assertThat(Drawn.margin(image)).isGreaterThan(20);
  }

  @Test
  void aRowBelowOneStandsOut() {
    BufferedImage met = Drawn.pixels(new RatioRows(RATIOS.subList(0, 1), 700));
    BufferedImage missed = Drawn.pixels(new RatioRows(RATIOS, 700));
    assertThat(Drawn.count(met, Ink.ACCENT)).isZero();
    assertThat(Drawn.count(missed, Ink.ACCENT)).isGreaterThan(50);
  }

  @Test
  void unmeasuredValuesAreLeftOut() {
    assertThat(Drawn.words(BenchPlot.of("here", RATIOS, List.of())))
        .contains("Compared with PyTorch")
        .doesNotContain("Cost against sentence length");
    assertThat(Drawn.words(BenchPlot.of("here", List.of(), GROWTH)))
        .contains("Cost against sentence length")
        .doesNotContain("Compared with PyTorch");
  }
}
