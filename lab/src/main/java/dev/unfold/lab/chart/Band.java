package dev.unfold.lab.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/**
 * The area between two lines with the same xs and finite values only.
 *
 * @param xs from left to right
 * @param lows the lower line
 * @param highs the upper line
 * @param color of the area
 */
public record Band(double[] xs, double[] lows, double[] highs, Color color) implements Mark {
  @Override
  public void paint(Graphics2D g, PlotArea plane) {
    Path2D path = new Path2D.Double();
    path.moveTo(plane.x().applyAsDouble(xs[0]), plane.y().applyAsDouble(lows[0]));
    for (int i = 0; i < xs.length; i++) {
      path.lineTo(plane.x().applyAsDouble(xs[i]), plane.y().applyAsDouble(highs[i]));
    }
    for (int i = xs.length - 1; i > 0; i--) {
      path.lineTo(plane.x().applyAsDouble(xs[i]), plane.y().applyAsDouble(lows[i]));
    }
    path.closePath();
    g.setColor(color);
    g.fill(path);
  }
}
