package dev.unfold.lab.chart;

import dev.unfold.lab.draw.Ink;
import dev.unfold.lab.draw.TextLabel;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A grey region without data, labelled with the reason at its right end if it fits.
 *
 * @param from x at its left end; −∞ for the left end of the axis
 * @param top y at its upper end; ∞ for the upper end of the axis
 * @param reason the label
 */
public record ShadedRegion(double from, double top, TextLabel reason) implements Mark {
  private static final double GAP = 10;

  /** The region below a value of y. */
  public static ShadedRegion below(double top, TextLabel reason) {
    return new ShadedRegion(Double.NEGATIVE_INFINITY, top, reason);
  }

  /** The region right of a value of x. */
  public static ShadedRegion after(double from, TextLabel reason) {
    return new ShadedRegion(from, Double.POSITIVE_INFINITY, reason);
  }

  @Override
  public void paint(Graphics2D g, PlotArea plane) {
    Rectangle2D all = plane.bounds();
    double left = Double.isFinite(from) ? plane.x().applyAsDouble(from) : all.getMinX();
    double upper = Double.isFinite(top) ? plane.y().applyAsDouble(top) : all.getMinY();
    double width = all.getMaxX() - left;
    double height = all.getMaxY() - upper;
    g.setColor(Ink.GRID);
    g.fill(new Rectangle2D.Double(left, upper, width, height));
    if (reason.width() + 2 * GAP <= width) {
      reason.right(g, all.getMaxX() - GAP, upper + height / 2 + reason.drop());
    }
  }

  @Override
  public List<String> words() {
    return List.of(reason.text());
  }
}
