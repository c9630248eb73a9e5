package dev.unfold.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import org.junit.jupiter.api.Test;

final class PaletteTest {
  @Test
  void zeroIsWhite() {
    assertThat(Palette.diverging(0, 0.3)).isEqualTo(Color.WHITE);
    assertThat(Palette.diverging(-0.0, 0.3)).isEqualTo(Color.WHITE);
    assertThat(Palette.diverging(7, 0)).isEqualTo(Color.WHITE);
    assertThat(Palette.sequential(0)).isEqualTo(Color.WHITE);
  }

  @Test
  void blueAndRedAreEquallyLightAtEqualDistance() {
    for (double value = 0.05; value <= 1; value += 0.05) {
      double blue = lightness(Palette.diverging(-2 * value, 2));
      double red = lightness(Palette.diverging(2 * value, 2));
      assertThat(blue).isCloseTo(red, within(0.01));
    }
  }

  @Test
  void colorsDarkenEvenly() {
    double before = 1;
    for (int i = 1; i <= 20; i++) {
      double now = lightness(Palette.diverging(i, 20));
      assertThat(before - now).isCloseTo(0.03, within(0.006));
      before = now;
    }
  }

  @Test
  void signsDifferInBlueAgainstRed() {
    Color blue = Palette.diverging(-0.5, 1);
    Color red = Palette.diverging(0.5, 1);
    assertThat(blue.getBlue() - red.getBlue()).isGreaterThan(90);
    assertThat(red.getRed() - blue.getRed()).isGreaterThan(90);
  }

  @Test
  void beyondTheBoundIsAsAtTheBoundAndNoNumberIsGrey() {
    assertThat(Palette.diverging(9, 2)).isEqualTo(Palette.diverging(2, 2));
    assertThat(Palette.diverging(Double.NEGATIVE_INFINITY, 2)).isEqualTo(Palette.diverging(-2, 2));
    assertThat(Palette.diverging(Double.NaN, 2)).isEqualTo(Ink.MISSING);
  }

  @Test
  void textIsReadOnEveryColor() {
    for (int i = 0; i <= 100; i++) {
      Color ground = Palette.sequential(i / 100.0);
      assertThat(contrast(ground, Palette.inkOn(ground))).isGreaterThan(4.2);
    }
    for (Color ink : new Color[] {Ink.TEXT, Ink.MUTED, Ink.CURVE}) {
      assertThat(contrast(Ink.PAPER, ink)).isGreaterThan(5);
    }
    assertThat(contrast(Ink.PAPER, Ink.ACCENT)).isGreaterThan(4.4);
  }

  /** The lightness of the OKLab space: 0 black, 1 white. */
  private static double lightness(Color color) {
    double r = linear(color.getRed());
    double g = linear(color.getGreen());
    double b = linear(color.getBlue());
    return 0.2104542553 * Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
        + 0.7936177850 * Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
        - 0.0040720468 * Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  }

  private static double linear(int value) {
    double x = value / 255.0;
    return x <= 0.04045 ? x / 12.92 : Math.pow((x + 0.055) / 1.055, 2.4);
  }

  /** WCAG 2: the contrast of two colours, 1 to 21. */
  private static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }
}
