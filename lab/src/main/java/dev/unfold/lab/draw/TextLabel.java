package dev.unfold.lab.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;

/**
 * A line of text with a known width. It is drawn as outlines, so that it looks the same in a viewer without the font.
 *
 * @param text the text; may be empty
 * @param typeface the font
 * @param pixels the font size
 * @param color the colour
 */
public record TextLabel(String text, Typeface typeface, double pixels, Color color) {
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  public static TextLabel text(String text, double pixels) {
    return new TextLabel(text, Typeface.REGULAR, pixels, Ink.TEXT);
  }

  public static TextLabel muted(String text, double pixels) {
    return new TextLabel(text, Typeface.REGULAR, pixels, Ink.MUTED);
  }

  static TextLabel strong(String text, double pixels) {
    return new TextLabel(text, Typeface.STRONG, pixels, Ink.TEXT);
  }

  private TextLayout layout() {
    return new TextLayout(text.isEmpty() ? " " : text, typeface.size(pixels, text), CONTEXT);
  }

  public double width() {
    return text.isEmpty() ? 0 : layout().getAdvance();
  }

  /** Distance from the vertical middle of lower-case letters to the baseline, for centring a line on a height. */
  public double drop() {
    return 0.36 * pixels;
  }

  /** This label, shortened with an ellipsis if it is wider than the given width. */
  public TextLabel within(double width) {
    if (width() <= width) {
      return this;
    }
    int[] letters = text.codePoints().toArray();
    for (int n = letters.length - 1; n > 0; n--) {
      String start = new String(letters, 0, n).stripTrailing();
      TextLabel shorter = new TextLabel(start + "…", typeface, pixels, color);
      if (shorter.width() <= width) {
        return shorter;
      }
    }
    return new TextLabel("…", typeface, pixels, color);
  }

  /** Draws the text with its left end at x, on the baseline y. */
  public void left(Graphics2D g, double x, double y) {
    draw(g, AffineTransform.getTranslateInstance(x, y));
  }

  /** Draws the text with its right end at x. */
  public void right(Graphics2D g, double x, double y) {
    left(g, x - width(), y);
  }

  /** Draws the text with its middle at x. */
  public void centre(Graphics2D g, double x, double y) {
    left(g, x - width() / 2, y);
  }

  /** Draws the text rotated, reading upwards from y, with the baseline at x. */
  void upwards(Graphics2D g, double x, double y) {
    AffineTransform turned = AffineTransform.getTranslateInstance(x, y);
    turned.rotate(-Math.PI / 2);
    draw(g, turned);
  }

  private void draw(Graphics2D g, AffineTransform place) {
    if (!text.isBlank()) {
      Shape outline = layout().getOutline(place);
      g.setColor(color);
      g.fill(outline);
    }
  }
}
