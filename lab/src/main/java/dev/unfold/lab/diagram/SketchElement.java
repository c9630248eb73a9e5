package dev.unfold.lab.diagram;

import java.awt.Graphics2D;
import java.util.List;

/** An element of a {@link Sketch}. */
interface SketchElement {
  /** Draws it at its position in the sketch. */
  void paint(Graphics2D g);

  /** Its text, for screen readers; may be empty. */
  default List<String> words() {
    return List.of();
  }
}
