package dev.unfold.lab.draw;

import java.awt.Graphics2D;
import java.util.List;

/** A part of a picture: a chart, a heading, or other panels side by side or one above the other. */
public interface Panel {
  /** Width in pixels, before the picture is enlarged. */
  double width();

  /** Height in pixels, before the picture is enlarged. */
  double height();

  /** Draws it with its upper left corner at (0, 0). */
  void paint(Graphics2D g);

  /** What a screen reader should say of it; empty for what says nothing. */
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
