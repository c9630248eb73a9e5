package dev.unfold.lab.chart;

import dev.unfold.lab.draw.Dot;
import java.awt.Color;
import java.awt.Graphics2D;

/**
 * A dot at every finite point.
 *
 * @param xs of the points
 * @param ys of the same length
 * @param color of the dots
 * @param pixels their diameter
 */
record Dots(double[] xs, double[] ys, Color color, int pixels) implements Mark {
  @Override
  public void paint(Graphics2D g, PlotArea plane) {
    for (int i = 0; i < xs.length; i++) {
      double x = plane.x().applyAsDouble(xs[i]);
      double y = plane.y().applyAsDouble(ys[i]);
      if (Double.isFinite(x) && Double.isFinite(y)) {
        g.setColor(color);
        new Dot(pixels).paint(g, x, y);
      }
    }
  }
}
