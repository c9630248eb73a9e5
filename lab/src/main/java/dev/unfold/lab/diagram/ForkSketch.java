package dev.unfold.lab.diagram;

import dev.unfold.lab.draw.Ink;
import java.awt.Color;

/** The two rules of the backward pass: a sum passes its gradient to each summand, a fork adds those of its branches. */
final class ForkSketch {
  private static final double HEIGHT = 250;
  private static final double LOW = 176;
  private static final double HIGH = 40;
  private static final double MIDDLE = 108;
  private static final double ASIDE = 8;
  private static final double TEXT = HEIGHT - 12;
  private static final Color BACK = Ink.ACCENT;

  private ForkSketch() {}

  static Sketch draw() {
    Sketch sketch = new Sketch(HEIGHT);
    sum(sketch, 110);
    fork(sketch, 370);
    copies(sketch, 630);
    return sketch;
  }

  /** An arrow up and, to its left (1) or right (−1), the arrow of the gradient down. */
  private static void both(Sketch sketch, Node low, Node high, double side, String gradient) {
    Arrow back = Arrow.of(high, low, BACK).aside(-side * ASIDE).drawn(Ink.DASHED);
    sketch.with(
        Arrow.of(low, high, Ink.CURVE),
        side < 0 ? back.called(gradient) : back.calledRight(gradient));
  }

  private static void sum(Sketch sketch, double x) {
    Node a = Node.vector(x - 62, LOW, "a");
    Node b = Node.vector(x + 62, LOW, "b");
    Node plus = Node.operation(x, MIDDLE, "+", Ink.CURVE);
    Node y = Node.vector(x, HIGH, "y");
    both(sketch, a, plus, 1, "dy");
    both(sketch, b, plus, -1, "dy");
    both(sketch, plus, y, -1, "dy");
    sketch.with(a, b, plus, y, Note.centred("da = dy,  db = dy", x, TEXT, BACK));
  }

  private static void fork(Sketch sketch, double x) {
    Node low = Node.vector(x, LOW, "x");
    Node left = Node.vector(x - 62, HIGH + 20, "u");
    Node right = Node.vector(x + 62, HIGH + 20, "v");
    both(sketch, low, left, 1, "");
    both(sketch, low, right, -1, "");
    sketch.with(low, left, right);
    sketch.with(Note.centred("dx = the gradient from u + that from v", x, TEXT, BACK));
  }

  private static void copies(Sketch sketch, double x) {
    Node shared = Node.vector(x, LOW, "W_h");
    for (int t = 1; t <= 3; t++) {
      Node copy = Node.box(x + (t - 2) * 78, HIGH + 20, 66, "step " + t, Ink.CURVE);
      both(sketch, shared, copy, t == 1 ? 1 : -1, "");
      sketch.with(copy);
    }
    sketch.with(shared, Note.centred("dW_h = sum over the copies", x, TEXT, BACK));
  }
}
