package dev.unfold.lab.chart;

import java.awt.Graphics2D;
import java.util.List;

/** Something drawn between the axes of a {@link LineChart}. */
interface Mark {
  /** Draws it. */
  void paint(Graphics2D g, PlotArea plane);

  /** Whether it may stand out over the ends of the axes; all others are cut off there. */
  default boolean standsOut() {
    return false;
  }

  /** What a screen reader should say of it; empty for what says nothing. */
  default List<String> words() {
    return List.of();
  }
}
