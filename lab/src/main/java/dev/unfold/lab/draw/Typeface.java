package dev.unfold.lab.draw;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The fonts of all pictures: Inter, which is a dependency, so that pictures look the same on every machine. A text for
 * which Inter has no glyphs (Chinese, Arabic) uses the JDK's sans-serif font.
 */
public enum Typeface {
  REGULAR("Inter-Regular.otf", Font.PLAIN),
  STRONG("Inter-SemiBold.otf", Font.BOLD);

  private static final String FOLDER = "/com/formdev/flatlaf/fonts/inter/";

  private final Font font;
  private final Font fallback;

  Typeface(String file, int style) {
    fallback = new Font(Font.SANS_SERIF, style, 1);
    font = load(file, fallback);
  }

  private static Font load(String file, Font fallback) {
    try (InputStream in = Typeface.class.getResourceAsStream(FOLDER + file)) {
      return in == null ? fallback : Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException | FontFormatException e) {
      return fallback; // no temporary file could be written: use the plainer font
    }
  }

  /** The font at a size in pixels. */
  public Font size(double pixels) {
    return font.deriveFont((float) pixels);
  }

  /** The font that has all glyphs of a text. */
  public Font size(double pixels, String text) {
    Font fit = font.canDisplayUpTo(text) < 0 ? font : fallback;
    return fit.deriveFont((float) pixels);
  }
}
