package dev.unfold.lab.diagram;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;

/**
 * A text in a {@link Sketch}.
 *
 * @param text the text
 * @param x its middle or its left end
 * @param y its baseline
 * @param centred whether x is its middle
 */
record Note(Formula text, double x, double y, boolean centred) implements SketchElement {
  private static final double LETTERS = 13;

  static Note centred(String text, double x, double y, Color color) {
    return new Note(new Formula(text, LETTERS, color), x, y, true);
  }

  static Note from(String text, double x, double y, Color color) {
    return new Note(new Formula(text, LETTERS, color), x, y, false);
  }

  @Override
  public void paint(Graphics2D g) {
    if (centred) {
      text.centre(g, x, y);
    } else {
      text.left(g, x, y);
    }
  }

  @Override
  public List<String> words() {
    return List.of(text.words());
  }
}
