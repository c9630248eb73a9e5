package dev.unfold.lab.diagram;

import dev.unfold.lab.draw.Ink;

/** The path from the first word to the last output: step by step, or direct. */
final class PathSketch {
  private static final double HEIGHT = 236;
  private static final double LOW = 170;
  private static final double HIGH = 60;
  private static final double PITCH = 60;
  private static final int STEPS = 6;

  private PathSketch() {}

  static Sketch draw() {
    Sketch sketch = new Sketch(HEIGHT);
    recurrent(sketch, 24);
    attention(sketch, 412);
    return sketch;
  }

  private static void recurrent(Sketch sketch, double left) {
    for (int t = 0; t < STEPS; t++) {
      Node x = Node.vector(left + t * PITCH, LOW, "x_" + t);
      Node h = Node.vector(left + t * PITCH, HIGH, "h_" + t);
      sketch.with(Arrow.of(x, h, t == 0 ? Ink.ACCENT : Ink.FRAME));
      if (t > 0) {
        Node hPrev = Node.vector(left + (t - 1) * PITCH, HIGH, "");
        sketch.with(Arrow.of(hPrev, h, Ink.ACCENT));
      }
      sketch.with(x, h);
    }
    double middle = left + (STEPS - 1) * PITCH / 2;
    sketch.with(
        Note.centred("recurrent: through W_h and σ, five times", middle, HEIGHT - 14, Ink.TEXT));
  }

  private static void attention(Sketch sketch, double left) {
    Node last = Node.vector(left + (STEPS - 1) * PITCH, HIGH, "y_" + (STEPS - 1));
    for (int t = STEPS - 1; t >= 0; t--) { // the first word's arrow last, on top of the others
      Node x = Node.vector(left + t * PITCH, LOW, "x_" + t);
      sketch.with(Arrow.of(x, last, t == 0 ? Ink.ACCENT : Ink.FRAME), x);
    }
    double middle = left + (STEPS - 1) * PITCH / 2;
    sketch.with(
        last, Note.centred("attention: one step at any distance", middle, HEIGHT - 14, Ink.TEXT));
  }
}
