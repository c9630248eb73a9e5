package dev.unfold.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.lab.draw.Drawn;
import dev.unfold.lab.draw.Ink;
import dev.unfold.lab.draw.Palette;
import dev.unfold.lab.draw.Picture;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ErrorMapsTest {
  private static final Matrix ERRORS =
      Matrix.of(DType.FLOAT64, new double[][] {{0, 1e-9}, {1, 1}, {1e-4, Double.NaN}});

  private static Picture picture(List<String> rowNames) {
    ErrorMaps.Cell cell = new ErrorMaps.Cell("one word", ERRORS, rowNames);
    return ErrorMaps.of(
        "Exercise 2", "Rnn.java: wrong", List.of(new ErrorMaps.Row("W_h", "3×2", List.of(cell))));
  }

  @Test
  void rightIsWhiteWrongIsDarkAndNanIsGrey() {
    assertThat(ErrorMaps.color(0)).isEqualTo(Color.WHITE);
    assertThat(ErrorMaps.color(1e-9)).isEqualTo(Color.WHITE);
    assertThat(ErrorMaps.color(1e-4)).isEqualTo(Palette.diverging(0.5, 1));
    assertThat(ErrorMaps.color(1)).isEqualTo(Palette.diverging(1, 1));
    assertThat(ErrorMaps.color(5)).isEqualTo(Palette.diverging(1, 1));
    assertThat(ErrorMaps.color(Double.NaN)).isEqualTo(Ink.MISSING);
  }

  @Test
  void everyEntryIsACellAndUnnamedRowsAreLeftOut() {
    BufferedImage all = Drawn.pixels(picture(List.of("row 0", "row 1", "row 2")));
    BufferedImage less = Drawn.pixels(picture(List.of("row 0", "row 1", "")));
    int cell = 4 * 27 * 14; // pixels of a cell inside the frame, two for one in both directions
    assertThat(Drawn.count(all, Ink.MISSING)).isGreaterThanOrEqualTo(cell);
    assertThat(Drawn.count(less, Ink.MISSING)).isLessThan(cell / 4);
    assertThat(Drawn.count(less, ErrorMaps.color(1))).isGreaterThanOrEqualTo(2 * cell);
    assertThat(all.getHeight() - less.getHeight()).isEqualTo(2 * 15);
  }

  @Test
  void namesItsParts() {
    assertThat(Drawn.words(picture(List.of("row 0", "row 1", "row 2"))))
        .contains("Exercise 2", "Rnn.java: wrong", "relative error", "W_h", "3×2", "one word");
  }
}
