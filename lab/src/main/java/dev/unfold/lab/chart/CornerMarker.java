package dev.unfold.lab.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.style.markers.Marker;

/**
 * An XChart marker that draws nothing and records its positions: the way to learn where XChart's axes end. (XChart's
 * own
 * mapping of a value to a position returns the middle of the axis if the ticks of the other axis are far from each
 * other.)
 */
final class CornerMarker extends Marker {
  private double left = Double.POSITIVE_INFINITY;
  private double right = Double.NEGATIVE_INFINITY;
  private double top = Double.POSITIVE_INFINITY;
  private double bottom = Double.NEGATIVE_INFINITY;

  /** Called by XChart for every point of the series. */
  @Override
  public void paint(Graphics2D g, double x, double y, int markerSize) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }

  /** The smallest rectangle that contains all points. */
  Rectangle2D bounds() {
    return new Rectangle2D.Double(left, top, right - left, bottom - top);
  }
}
