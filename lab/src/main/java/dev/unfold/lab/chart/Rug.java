package dev.unfold.lab.chart;

import dev.unfold.lab.draw.Ink;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/**
 * Short strokes on the x axis, one at each of the given values.
 *
 * @param xs the values
 * @param color of the strokes
 */
public record Rug(double[] xs, Color color) implements Mark {
  private static final double HEIGHT = 9;

  @Override
  public void paint(Graphics2D g, PlotArea plane) {
    Path2D path = new Path2D.Double();
    double bottom = plane.bounds().getMaxY();
    for (double value : xs) {
      double x = plane.x().applyAsDouble(value);
      path.moveTo(x, bottom);
      path.lineTo(x, bottom - HEIGHT);
    }
    g.setColor(color);
    g.setStroke(Ink.HAIRLINE);
    g.draw(path);
  }
}
