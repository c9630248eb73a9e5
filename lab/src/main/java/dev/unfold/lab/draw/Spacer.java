package dev.unfold.lab.draw;

import java.awt.Graphics2D;

/** Empty space of a given size. */
public record Spacer(double width, double height) implements Panel {
  @Override
  public void paint(Graphics2D g) {}
}
