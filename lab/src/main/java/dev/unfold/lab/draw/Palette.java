package dev.unfold.lab.draw;

import java.awt.Color;
import java.util.List;

/**
 * Colours for numbers. They differ in lightness first, so that they can be read in grey and by colour-blind people.
 *
 * <p>Colours run evenly from white at 0 to the full hue; blue and red have the same lightness and chroma at the same
 * distance from 0. Source: the OKLab colour space, Ottosson 2020.
 */
public final class Palette {
  private static final double BLUE = Math.toRadians(257);
  private static final double RED = Math.toRadians(30);
  private static final double DARKEST = 0.40;
  private static final double CHROMA = 0.14;
  private static final int ALPHA = 52;

  /**
   * Colours of categories: red, amber, green, blue, violet. Any two differ by at least 0.12 in OKLab, for normal vision
   * and
   * for each kind of dichromacy (Machado et al. 2009); contrast on white from 3 : 1.
   */
  public static final List<Color> HUES =
      List.of(
          new Color(0xb02a12),
          new Color(0xcc8400),
          new Color(0x36a088),
          new Color(0x2760c0),
          new Color(0x4a2470));

  private Palette() {}

  /** The same colour, translucent. */
  public static Color translucent(Color color) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), ALPHA);
  }

  /**
   * The colour of a signed value: blue at −bound, white at 0, red at bound; values beyond are clamped. If the bound is
   * 0,
   * all values are white.
   */
  public static Color diverging(double value, double bound) {
    if (Double.isNaN(value)) {
      return Ink.MISSING;
    }
    double depth = bound == 0 ? 0 : Math.abs(value) / bound;
    return shade(depth, value < 0 ? BLUE : RED);
  }

  /**
   * The colour of a fraction: white at 0, blue at 1, by the square root in between, so that small fractions are
   * visible.
   */
  public static Color sequential(double part) {
    return Double.isNaN(part) ? Ink.PAPER : shade(Math.sqrt(part), BLUE);
  }

  /** The text colour for a background: white or nearly black, whichever has the higher contrast (WCAG 2). */
  public static Color inkOn(Color ground) {
    double light = luminance(ground) + 0.05;
    boolean white = (luminance(Ink.PAPER) + 0.05) / light > light / (luminance(Ink.NIGHT) + 0.05);
    return white ? Ink.PAPER : Ink.NIGHT;
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(int value) {
    double x = value / 255.0;
    return x <= 0.04045 ? x / 12.92 : Math.pow((x + 0.055) / 1.055, 2.4);
  }

  /** Rounded to hundredths, so that cells that look the same share one colour and one shape. */
  private static Color shade(double depth, double hue) {
    double t = Math.round(100 * Math.min(1, depth)) / 100.0;
    double lightness = 1 - (1 - DARKEST) * t;
    double chroma = CHROMA * Math.sin(Math.min(1, 1.15 * t) * Math.PI / 2);
    return rgb(lightness, chroma * Math.cos(hue), chroma * Math.sin(hue));
  }

  /** OKLab to sRGB. */
  private static Color rgb(double lightness, double a, double b) {
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return new Color(
        gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
        gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
        gamma(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
  }

  private static double cube(double x) {
    return x * x * x;
  }

  /** A linear component as sRGB value from 0 to 255. */
  private static int gamma(double linear) {
    double x = Math.min(1, Math.max(0, linear));
    return (int)
        Math.round(255 * (x <= 0.0031308 ? 12.92 * x : 1.055 * Math.pow(x, 1 / 2.4) - 0.055));
  }
}
