package dev.unfold.lab.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.style.markers.Marker;

/**
 * A mark that draws nothing and remembers where it should have been drawn: how XChart tells where its axes end. (Asked
 * for the place of a value it answers with the middle of the axis, if the ticks of the other axis are far apart.)
 */
final class CornerMarker extends Marker {
  private double left = Double.POSITIVE_INFINITY;
  private double right = Double.NEGATIVE_INFINITY;
  private double top = Double.POSITIVE_INFINITY;
  private double bottom = Double.NEGATIVE_INFINITY;

  /** As XChart calls it, for every point of the series. */
  @Override
  public void paint(Graphics2D g, double x, double y, int markerSize) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }

  /** The smallest rectangle that holds every point. */
  Rectangle2D bounds() {
    return new Rectangle2D.Double(left, top, right - left, bottom - top);
  }
}
