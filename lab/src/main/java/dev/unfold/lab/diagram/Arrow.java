package dev.unfold.lab.diagram;

import dev.unfold.lab.draw.Ink;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.QuadCurve2D;
import java.util.List;

/**
 * The way from one place of a {@link Sketch} to another.
 *
 * @param from where it begins
 * @param to where its head is
 * @param bend how far its middle is pushed to its left, in pixels; 0 for a straight one
 * @param color its colour
 * @param stroke how it is drawn
 * @param name what it is called, beside its middle; empty if nothing
 * @param side where the name stands: 1 to the left of the way, −1 to the right
 */
record Arrow(
    Point2D from, Point2D to, double bend, Color color, BasicStroke stroke, Formula name, int side)
    implements SketchElement {
  private static final double HEAD = 8;
  private static final double LETTERS = 13;
  private static final double GAP = 4;
  private static final double AIR = 2;

  private static final Formula NOTHING = new Formula("", LETTERS, Ink.TEXT);

  /** From a point to a point. */
  static Arrow of(double fromX, double fromY, double toX, double toY, Color color) {
    return new Arrow(
        new Point2D.Double(fromX, fromY),
        new Point2D.Double(toX, toY),
        0,
        color,
        Ink.LINE,
        NOTHING,
        1);
  }

  /** From node to node. */
  static Arrow of(Node from, Node to, Color color) {
    return new Arrow(
        from.towards(to.x(), to.y()),
        to.towards(from.x(), from.y()),
        0,
        color,
        Ink.LINE,
        NOTHING,
        1);
  }

  /** The same arrow with a name, to the left of the way. */
  Arrow called(String text) {
    return new Arrow(from, to, bend, color, stroke, new Formula(text, LETTERS, color), 1);
  }

  /** The same arrow with a name, to the right of the way. */
  Arrow calledRight(String text) {
    return new Arrow(from, to, bend, color, stroke, new Formula(text, LETTERS, color), -1);
  }

  /** The same arrow, bent. */
  Arrow bent(double pixels) {
    return new Arrow(from, to, pixels, color, stroke, name, side);
  }

  /** The same arrow, drawn otherwise. */
  Arrow drawn(BasicStroke other) {
    return new Arrow(from, to, bend, color, other, name, side);
  }

  /** The same arrow, so many pixels to the side: to its left if positive. */
  Arrow aside(double pixels) {
    Point2D left = left();
    double dx = left.getX() * pixels;
    double dy = left.getY() * pixels;
    return new Arrow(
        new Point2D.Double(from.getX() + dx, from.getY() + dy),
        new Point2D.Double(to.getX() + dx, to.getY() + dy),
        bend,
        color,
        stroke,
        name,
        side);
  }

  /** One pixel to the left of the way. */
  private Point2D left() {
    double length = from.distance(to);
    return new Point2D.Double(
        (to.getY() - from.getY()) / length, (from.getX() - to.getX()) / length);
  }

  /** The point that the curve is drawn towards. */
  private Point2D control() {
    Point2D left = left();
    return new Point2D.Double(
        (from.getX() + to.getX()) / 2 + 2 * bend * left.getX(),
        (from.getY() + to.getY()) / 2 + 2 * bend * left.getY());
  }

  @Override
  public void paint(Graphics2D g) {
    Point2D control = control();
    double angle = Math.atan2(to.getY() - control.getY(), to.getX() - control.getX());
    double endX = to.getX() - AIR * Math.cos(angle);
    double endY = to.getY() - AIR * Math.sin(angle);
    double neckX = endX - HEAD * Math.cos(angle);
    double neckY = endY - HEAD * Math.sin(angle);
    g.setColor(color);
    g.setStroke(stroke);
    g.draw(
        new QuadCurve2D.Double(
            from.getX(), from.getY(), control.getX(), control.getY(), neckX, neckY));
    g.fill(head(endX, endY, angle));
    nameIt(g);
  }

  private static Path2D head(double x, double y, double angle) {
    Path2D head = new Path2D.Double();
    head.moveTo(x, y);
    for (double side : new double[] {0.42, -0.42}) {
      head.lineTo(
          x - HEAD * 1.15 * Math.cos(angle + side), y - HEAD * 1.15 * Math.sin(angle + side));
    }
    head.closePath();
    return head;
  }

  /** The name stands as close to the way as its width and height allow. */
  private void nameIt(Graphics2D g) {
    Point2D left = left();
    double reach =
        GAP
            + Math.abs(left.getX()) * name.width() / 2
            + Math.abs(left.getY()) * LETTERS / 2
            + side * bend;
    double x = (from.getX() + to.getX()) / 2 + side * reach * left.getX();
    double y = (from.getY() + to.getY()) / 2 + side * reach * left.getY();
    name.centre(g, x, y + 0.36 * LETTERS);
  }

  @Override
  public List<String> words() {
    return name.text().isEmpty() ? List.of() : List.of(name.words());
  }
}
