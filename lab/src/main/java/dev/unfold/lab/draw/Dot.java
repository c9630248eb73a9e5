package dev.unfold.lab.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import org.knowm.xchart.style.markers.Marker;

/** A round mark with a white ring, so that it stands off the line that it lies on. */
public final class Dot extends Marker {
  private static final int RING = 2;

  private final int pixels;

  /** A dot of that diameter, its ring not counted. */
  public Dot(int pixels) {
    this.pixels = pixels;
  }

  /** As XChart calls it; every dot knows its own size. */
  @Override
  public void paint(Graphics2D g, double x, double y, int markerSize) {
    paint(g, x, y);
  }

  /** Draws the dot in the present colour with its middle at (x, y). */
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
