package dev.unfold.lab.draw;

import java.awt.Graphics2D;
import java.util.List;

/** A part of a picture: a chart, a heading, or a row or column of other panels. */
public interface Panel {
  /** Width in pixels at scale 1. */
  double width();

  /** Height in pixels at scale 1. */
  double height();

  /** Draws it with its upper left corner at (0, 0). */
  void paint(Graphics2D g);

  /** Its text, for screen readers; may be empty. */
  default List<String> words() {
    return List.of();
  }

  /** Panels from the top down, their left edges aligned. */
  static Panel column(double gap, List<Panel> panels) {
    return new PanelStack(panels, gap, true);
  }

  /** Panels from left to right, their upper edges aligned. */
  static Panel row(double gap, List<Panel> panels) {
    return new PanelStack(panels, gap, false);
  }
}
