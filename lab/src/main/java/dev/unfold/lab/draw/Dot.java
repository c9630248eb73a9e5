package dev.unfold.lab.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;

/** A dot with a white ring, which separates it from the line on which it lies. */
public final class Dot {
  private static final int RING = 2;

  private final int pixels;

  /** A dot of the given diameter, without its ring. */
  public Dot(int pixels) {
    this.pixels = pixels;
  }

  /** Draws the dot in the current colour, centred at (x, y). */
  public void paint(Graphics2D g, double x, double y) {
    Color color = g.getColor();
    disc(g, x, y, pixels + 2 * RING, Ink.PAPER);
    disc(g, x, y, pixels, color);
  }

  private static void disc(Graphics2D g, double x, double y, double size, Color color) {
    g.setColor(color);
    g.fill(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
  }
}
