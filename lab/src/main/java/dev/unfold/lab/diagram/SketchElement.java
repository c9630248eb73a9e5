package dev.unfold.lab.diagram;

import java.awt.Graphics2D;
import java.util.List;

/** A part of a {@link Sketch}. */
interface SketchElement {
  /** Draws it where it stands in the sketch. */
  void paint(Graphics2D g);

  /** What a screen reader should say of it; empty for what says nothing. */
  default List<String> words() {
    return List.of();
  }
}
