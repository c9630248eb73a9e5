package dev.unfold.lab.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/**
 * A line through points, with a gap at points that are not finite.
 *
 * @param xs from left to right
 * @param ys of the same length
 * @param color of the line
 * @param stroke its width and dashes
 */
record Curve(double[] xs, double[] ys, Color color, BasicStroke stroke) implements Mark {
  @Override
  public void paint(Graphics2D g, PlotArea plane) {
    Path2D path = new Path2D.Double();
    boolean pen = false;
    for (int i = 0; i < xs.length; i++) {
      double x = plane.x().applyAsDouble(xs[i]);
      double y = plane.y().applyAsDouble(ys[i]);
      boolean drawn = Double.isFinite(x) && Double.isFinite(y);
      if (drawn && pen) {
        path.lineTo(x, y);
      } else if (drawn) {
        path.moveTo(x, y);
      }
      pen = drawn;
    }
    g.setColor(color);
    g.setStroke(stroke);
    g.draw(path);
  }
}
