package dev.unfold.lab.diagram;

import dev.unfold.lab.draw.Ink;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/**
 * A line through several corners in a {@link Sketch}, without a head.
 *
 * @param corners x and y of each corner in turn
 * @param color the colour
 */
record Polyline(double[] corners, Color color) implements SketchElement {
  static Polyline along(Color color, double... corners) {
    return new Polyline(corners, color);
  }

  @Override
  public void paint(Graphics2D g) {
    Path2D path = new Path2D.Double();
    path.moveTo(corners[0], corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(corners[i], corners[i + 1]);
    }
    g.setColor(color);
    g.setStroke(Ink.LINE);
    g.draw(path);
  }
}
