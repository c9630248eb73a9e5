package dev.unfold.lab.diagram;

import dev.unfold.lab.draw.Ink;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Point2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/**
 * A named node of a {@link Sketch}: a vector, a step or an operation.
 *
 * @param x its centre
 * @param y its centre
 * @param width its width
 * @param height its height; equal to the width for a circle
 * @param name the text inside
 * @param rim the colour of its outline
 * @param ground the fill colour
 */
record Node(double x, double y, double width, double height, Formula name, Color rim, Color ground)
    implements SketchElement {
  private static final double LETTERS = 14;
  private static final double VECTOR = 36;
  private static final double OPERATION = 24;
  private static final BasicStroke RIM = new BasicStroke(1.4f);

  /** A vector: a circle with its name. */
  static Node vector(double x, double y, String name) {
    Formula letters = new Formula(name, LETTERS, Ink.TEXT);
    return new Node(x, y, VECTOR, VECTOR, letters, Ink.CURVE, Ink.PAPER);
  }

  /** An operation on vectors, such as + or ×: a small circle. */
  static Node operation(double x, double y, String sign, Color color) {
    Formula letters = new Formula(sign, LETTERS, color);
    return new Node(x, y, OPERATION, OPERATION, letters, color, Ink.PAPER);
  }

  /** A layer or a function: a box. */
  static Node box(double x, double y, double width, String name, Color color) {
    Formula letters = new Formula(name, LETTERS, color);
    return new Node(x, y, width, 28, letters, color, Ink.PAPER);
  }

  /** This node with another outline colour. */
  Node rimmed(Color other) {
    return new Node(x, y, width, height, name, other, ground);
  }

  private Shape outline() {
    double round = Math.min(height, width == height ? width : 10);
    return new RoundRectangle2D.Double(x - width / 2, y - height / 2, width, height, round, round);
  }

  /** The point of the outline on the line from the centre to a point. */
  Point2D towards(double otherX, double otherY) {
    double dx = otherX - x;
    double dy = otherY - y;
    double length = Math.hypot(dx, dy);
    double reach =
        width == height
            ? width / 2
            : length * Math.min(width / 2 / Math.abs(dx), height / 2 / Math.abs(dy));
    return new Point2D.Double(x + dx / length * reach, y + dy / length * reach);
  }

  @Override
  public void paint(Graphics2D g) {
    g.setColor(ground);
    g.fill(outline());
    g.setColor(rim);
    g.setStroke(RIM);
    g.draw(outline());
    name.centre(g, x, y + 0.36 * name.pixels());
  }

  @Override
  public List<String> words() {
    return List.of(name.words());
  }
}
