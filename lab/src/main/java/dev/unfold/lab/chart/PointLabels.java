package dev.unfold.lab.chart;

import dev.unfold.lab.draw.TextLabel;
import java.awt.Graphics2D;
import java.util.Comparator;
import java.util.List;

/* * Names to the right of points with the same x, such as the ends of several lines; moved vertically where they would
 * overlap.
 *
 * @param x of all the points
 * @param labels the names
 */
public record PointLabels(double x, List<PointLabel> labels) implements Mark {
  private static final double GAP = 8;
  private static final double LINE = 17;

  /**
   * A name at a point.
   *
   * @param y of the point
   * @param label the name
   */
  public record PointLabel(double y, TextLabel label) {}

  /** The width that names need to the right of their points, in pixels. */
  public static double room(List<TextLabel> labels) {
    return GAP + labels.stream().mapToDouble(TextLabel::width).max().orElse(0);
  }

  @Override
  public boolean overflows() {
    return true;
  }

  @Override
  public void paint(Graphics2D g, PlotArea plane) {
    Comparator<PointLabel> upwards = Comparator.comparingDouble(PointLabel::y);
    List<PointLabel> down = labels.stream().sorted(upwards.reversed()).toList();
    double[] heights = down.stream().mapToDouble(l -> plane.y().applyAsDouble(l.y())).toArray();
    spread(heights, plane.bounds().getMaxY());
    for (int i = 0; i < heights.length; i++) {
      TextLabel label = down.get(i).label();
      label.left(g, plane.x().applyAsDouble(x) + GAP, heights[i] + label.drop());
    }
  }

  /** Moves heights, given from the top down, to distances of at least a line, and none below the bottom. */
  static void spread(double[] heights, double bottom) {
    for (int i = 1; i < heights.length; i++) {
      heights[i] = Math.max(heights[i], heights[i - 1] + LINE);
    }
    double free = bottom;
    for (int i = heights.length - 1; i >= 0; i--) {
      heights[i] = Math.min(heights[i], free);
      free = heights[i] - LINE;
    }
  }

  @Override
  public List<String> words() {
    return labels.stream().map(label -> label.label().text()).toList();
  }
}
