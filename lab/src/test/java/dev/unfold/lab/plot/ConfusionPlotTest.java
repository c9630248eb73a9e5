package dev.unfold.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.lab.draw.Drawn;
import dev.unfold.lab.draw.Palette;
import dev.unfold.lab.draw.Picture;
import dev.unfold.tagger.Evaluation;
import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

final class ConfusionPlotTest {
  @Test
  void rowsAreNormalised() {
    double[][] parts = CountMap.parts(new int[][] {{3, 1}, {0, 0}});
    assertThat(parts[0]).containsExactly(0.75, 0.25);
    assertThat(parts[1]).containsExactly(Double.NaN, Double.NaN);
  }

  @Test
  void rowsAreGoldAndColumnsPredicted() {
    int cell = 40;
    BufferedImage image = Drawn.pixels(new CountMap(new int[][] {{90, 10}, {0, 7}}, cell));
    assertThat(corner(image, 0, 0, cell)).isEqualTo(Palette.sequential(0.9));
    assertThat(corner(image, 0, 1, cell)).isEqualTo(Palette.sequential(0.1));
    assertThat(corner(image, 1, 0, cell)).isEqualTo(Color.WHITE);
    assertThat(corner(image, 1, 1, cell)).isEqualTo(Palette.sequential(1));
  }

  private static Color corner(BufferedImage image, int row, int column, int cell) {
    return new Color(image.getRGB(column * cell + 4, row * cell + 4));
  }

  @Test
  void countsAreWrittenWhereTheyFit() {
    Color dark = Palette.sequential(1);
    Color ink = Palette.inkOn(dark);
    assertThat(ink).isEqualTo(Color.WHITE);
    assertThat(whiteInside(new CountMap(new int[][] {{1234}}, 34))).isGreaterThan(30);
    assertThat(whiteInside(new CountMap(new int[][] {{1234}}, 12))).isZero();
  }

  private static int whiteInside(CountMap map) {
    BufferedImage image = Drawn.pixels(map);
    int inside = (int) map.width() - 4;
    return Drawn.count(image.getSubimage(2, 2, inside, inside), Color.WHITE);
  }

  @Test
  void seventeenTagsFillTheWidth() {
    Picture picture = ConfusionPlot.of(Examples.evaluation());
    assertThat(Drawn.words(picture)).contains("Confusion matrix", "gold tag", "predicted tag");
    assertThat(Drawn.words(picture)).contains("22,100 tokens");
    BufferedImage image = Drawn.pixels(picture);
    assertThat(image.getWidth()).isEqualTo(1600);
    assertThat(image.getHeight()).isBetween(1450, 1600);
  }

  @Test
  void onlyTheMostFrequentOfManyTagsAreShown() {
    Evaluation evaluation = new Evaluation();
    for (int tag = 0; tag < 60; tag++) {
      for (int i = 0; i <= tag; i++) {
        evaluation.add("T" + tag, "T" + tag, true);
      }
    }
    assertThat(ConfusionPlot.frequent(evaluation)).hasSize(50).isSorted().doesNotContain("T9");
    Picture picture = ConfusionPlot.of(evaluation);
    assertThat(Drawn.words(picture)).contains("the 50 most frequent of 60 tags");
    assertThat(Drawn.pixels(picture).getWidth()).isEqualTo(1600);
  }

  @Test
  void singleTagsAreDrawn() {
    Evaluation evaluation = new Evaluation();
    evaluation.add("noun", "noun", true);
    BufferedImage image = Drawn.pixels(ConfusionPlot.of(evaluation));
    assertThat(Drawn.count(image, Palette.sequential(1))).isGreaterThan(3000);
  }

  @Test
  void emptyCountsAreRejected() {
    assertThatThrownBy(() -> ConfusionPlot.of(new Evaluation()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("confusion plot: no tokens counted, expected at least 1");
  }
}
