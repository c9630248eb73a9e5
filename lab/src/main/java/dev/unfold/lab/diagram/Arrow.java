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
 * An arrow between two points of a {@link Sketch}.
 *
 * @param from its start
 * @param to its head
 * @param bend how far its middle is moved to the left of its direction, in pixels; 0 for a straight arrow
 * @param color the colour
 * @param stroke its width and dashes
 * @param name its name, beside its middle; may be empty
 * @param side the side of the name: 1 for the left of its direction, −1 for the right
 */
record Arrow(
    Point2D from, Point2D to, double bend, Color color, BasicStroke stroke, Formula name, int side)
    implements SketchElement {
  private static final double HEAD = 8;
  private static final double LETTERS = 13;
  private static final double GAP = 4;
  private static final double AIR = 2;

  private static final Formula NOTHING = new Formula("", LETTERS, Ink.TEXT);

  /** An arrow between two points. */
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

  /** An arrow between the edges of two nodes. */
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

  /** This arrow with a name on its left. */
  Arrow called(String text) {
    return new Arrow(from, to, bend, color, stroke, new Formula(text, LETTERS, color), 1);
  }

  /** This arrow with a name on its right. */
  Arrow calledRight(String text) {
    return new Arrow(from, to, bend, color, stroke, new Formula(text, LETTERS, color), -1);
  }

  /** This arrow, bent to its left. */
  Arrow bent(double pixels) {
    return new Arrow(from, to, pixels, color, stroke, name, side);
  }

  /** This arrow with another stroke. */
  Arrow drawn(BasicStroke other) {
    return new Arrow(from, to, bend, color, other, name, side);
  }

  /** This arrow, moved sideways: to its left if the distance is positive. */
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

  /** The unit vector to the left of its direction. */
  private Point2D left() {
    double length = from.distance(to);
    return new Point2D.Double(
        (to.getY() - from.getY()) / length, (from.getX() - to.getX()) / length);
  }

  /** The control point of the curve. */
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
