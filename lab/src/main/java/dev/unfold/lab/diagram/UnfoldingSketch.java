package dev.unfold.lab.diagram;

import dev.unfold.lab.draw.Ink;
import java.awt.geom.Point2D;
import java.util.List;

/** The lab's network, folded on the left and unfolded on the right. */
final class UnfoldingSketch {
  private static final double HEIGHT = 300;
  private static final List<String> WORDS = List.of("I", "can", "open", "a", "can");

  private UnfoldingSketch() {}

  static Sketch draw() {
    Sketch sketch = new Sketch(HEIGHT);
    folded(sketch);
    UnfoldedNetwork network = new UnfoldedNetwork(308, 98, WORDS);
    for (int t = 0; t < WORDS.size(); t++) {
      network.forward(t).forEach(sketch::with);
      sketch.with(network.word(t), network.e(t), network.h(t), network.s(t));
      sketch.with(Note.centred("t = " + t, network.x(t), HEIGHT - 6, Ink.MUTED));
    }
    return sketch.with(network.h(-1).rimmed(Ink.FRAME));
  }

  /** One column, whose h has an arrow to itself. */
  private static void folded(Sketch sketch) {
    UnfoldedNetwork one = new UnfoldedNetwork(58, 0, List.of("word"));
    Node h = Node.vector(one.x(0), UnfoldedNetwork.H_LEVEL, "h");
    Node e = Node.vector(one.x(0), one.e(0).y(), "e");
    Node s = Node.vector(one.x(0), UnfoldedNetwork.TOP, "s");
    sketch.with(
        Arrow.of(
                e.x(),
                UnfoldedNetwork.WORDS,
                e.x(),
                e.towards(e.x(), HEIGHT).getY(),
                UnfoldedNetwork.WE)
            .called("W_e"),
        Arrow.of(e, h, UnfoldedNetwork.WX).called("W_x"),
        Arrow.of(h, s, UnfoldedNetwork.WY).called("W_y"),
        loop(h),
        Note.from("W_h", h.x() + 50, h.y() - 8, UnfoldedNetwork.WH),
        Note.from("one step", h.x() + 50, h.y() + 9, Ink.MUTED),
        Note.from("later", h.x() + 50, h.y() + 25, Ink.MUTED),
        one.word(0),
        e,
        h,
        s);
  }

  private static Arrow loop(Node h) {
    Point2D out = h.towards(h.x() + 10, h.y() - 10);
    Point2D in = h.towards(h.x() + 10, h.y() + 10);
    return Arrow.of(out.getX(), out.getY(), in.getX(), in.getY(), UnfoldedNetwork.WH).bent(28);
  }
}
