package dev.unfold.lab.draw;

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
  void valuesBeyondTheBoundAreClampedAndNanIsGrey() {
    assertThat(Palette.diverging(9, 2)).isEqualTo(Palette.diverging(2, 2));
    assertThat(Palette.diverging(Double.NEGATIVE_INFINITY, 2)).isEqualTo(Palette.diverging(-2, 2));
    assertThat(Palette.diverging(Double.NaN, 2)).isEqualTo(Ink.MISSING);
  }

  @Test
  void textIsReadableOnEveryColor() {
    for (int i = 0; i <= 100; i++) {
      Color ground = Palette.sequential(i / 100.0);
      assertThat(contrast(ground, Palette.inkOn(ground))).isGreaterThan(4.2);
    }
    for (Color ink : new Color[] {Ink.TEXT, Ink.MUTED, Ink.CURVE}) {
      assertThat(contrast(Ink.PAPER, ink)).isGreaterThan(5);
    }
    assertThat(contrast(Ink.PAPER, Ink.ACCENT)).isGreaterThan(4.4);
  }

  /** What the eyes see that have all cones, or lack the red, the green or the blue ones: linear RGB to linear RGB. */
  private static final double[][][] EYES = {
    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    {
      {0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}
    },
    {
      {0.367322, 0.860646, -0.227968},
      {0.280085, 0.672501, 0.047413},
      {-0.011820, 0.042940, 0.968881}
    },
    {
      {1.255528, -0.076749, -0.178779},
      {-0.078411, 0.930809, 0.147602},
      {0.004733, 0.691367, 0.303900}
    }
  };

  @Test
  void huesDifferWithColorBlindness() {
    for (double[][] eyes : EYES) {
      for (int i = 0; i < Palette.HUES.size(); i++) {
        for (int j = 0; j < i; j++) {
          double[] one = oklab(seen(eyes, Palette.HUES.get(i)));
          double[] other = oklab(seen(eyes, Palette.HUES.get(j)));
          double distance =
              Math.hypot(Math.hypot(one[0] - other[0], one[1] - other[1]), one[2] - other[2]);
          assertThat(distance).as("hues %d and %d", i, j).isGreaterThan(0.12);
        }
      }
    }
  }

  @Test
  void huesContrastWithTheBackground() {
    assertThat(Palette.HUES).allMatch(hue -> contrast(Ink.PAPER, hue) > 3);
    Color veil = Palette.translucent(Palette.HUES.get(1));
    assertThat(veil.getRGB() & 0xffffff).isEqualTo(Palette.HUES.get(1).getRGB() & 0xffffff);
    assertThat(veil.getAlpha()).isBetween(30, 80);
  }

  private static double[] seen(double[][] eyes, Color color) {
    double[] rgb = rgb(color);
    double[] seen = new double[3];
    for (int r = 0; r < 3; r++) {
      for (int k = 0; k < 3; k++) {
        seen[r] += eyes[r][k] * rgb[k];
      }
    }
    return seen;
  }

  private static double[] rgb(Color color) {
    return new double[] {linear(color.getRed()), linear(color.getGreen()), linear(color.getBlue())};
  }

  /** The lightness of the OKLab space: 0 black, 1 white. */
  private static double lightness(Color color) {
    return oklab(rgb(color))[0];
  }

  private static double[] oklab(double[] rgb) {
    double l = Math.cbrt(0.4122214708 * rgb[0] + 0.5363325363 * rgb[1] + 0.0514459929 * rgb[2]);
    double m = Math.cbrt(0.2119034982 * rgb[0] + 0.6806995451 * rgb[1] + 0.1073969566 * rgb[2]);
    double s = Math.cbrt(0.0883024619 * rgb[0] + 0.2817188376 * rgb[1] + 0.6299787005 * rgb[2]);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    };
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
