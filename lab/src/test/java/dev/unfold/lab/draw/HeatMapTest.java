package dev.unfold.lab.draw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class HeatMapTest {
  @Test
  void everyCellHasTheColorOfItsNumber() {
    Matrix matrix = Matrix.uniform(DType.FLOAT64, 5, 9, -1, 1, new Random(2));
    matrix.set(3, 4, Double.NaN);
    matrix.set(3, 5, 0);
    double[][] values = matrix.toArray();
    HeatMap map = new HeatMap(values, 6, 4, value -> Palette.diverging(value, 1));
    assertThat(map.width()).isEqualTo(54);
    assertThat(map.height()).isEqualTo(20);
    BufferedImage image = Drawn.pixels(map);
    for (int r = 0; r < 5; r++) {
      for (int k = 0; k < 9; k++) {
        Color expected = Palette.diverging(values[r][k], 1);
        assertThat(new Color(image.getRGB(6 * k + 3, 4 * r + 2))).isEqualTo(expected);
      }
    }
  }

  @Test
  void colorBarRunsFromTopToBottom() {
    ColourBar bar = new ColourBar(-3, 3, List.of("−3", "0", "3"), 61, v -> Palette.diverging(v, 3));
    BufferedImage image = Drawn.pixels(bar);
    assertThat(new Color(image.getRGB(6, 1))).isEqualTo(Palette.diverging(2.85, 3));
    assertThat(new Color(image.getRGB(6, 30))).isEqualTo(Color.WHITE);
    assertThat(new Color(image.getRGB(6, 59))).isEqualTo(Palette.diverging(-2.85, 3));
  }

  @Test
  void rowNumbersStandAtRoundSteps() {
    assertThat(HeatMapNames.numbers(7, 1, 6, 17)).containsExactly("0", "", "", "", "", "5", "");
    assertThat(HeatMapNames.numbers(4, 1, 20, 17)).containsExactly("0", "1", "2", "3");
    assertThat(HeatMapNames.numbers(22, 4, 10, 17)).containsExactly("0", "", "10", "", "", "20");
    assertThat(HeatMapNames.numbers(900, 11, 2, 17))
        .contains("0", "100", "800")
        .doesNotContain("900");
  }
}
