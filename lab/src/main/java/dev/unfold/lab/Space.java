package dev.unfold.lab;

import java.awt.Graphics2D;

/** Nothing, of a given size. */
record Space(double width, double height) implements Panel {
  @Override
  public void paint(Graphics2D g) {}
}
