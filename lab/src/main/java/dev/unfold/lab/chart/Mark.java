package dev.unfold.lab.chart;

import java.awt.Graphics2D;
import java.util.List;

/** An element between the axes of a {@link LineChart}. */
interface Mark {
  /** Draws it. */
  void paint(Graphics2D g, PlotArea plane);

  /** Whether it may be drawn beyond the ends of the axes; other marks are clipped there. */
  default boolean overflows() {
    return false;
  }

  /** Its text, for screen readers; may be empty. */
  default List<String> words() {
    return List.of();
  }
}
