package dev.unfold.lab.diagram;

import dev.unfold.lab.draw.Ink;
import java.awt.Color;

/** One step of each gated cell. */
final class CellSketch {
  private static final double HEIGHT = 310;
  private static final double LINE = 44;
  private static final double GATES = 186;
  private static final double BUS = 250;
  private static final Color STATE = Ink.ACCENT;
  private static final Color FLOW = Ink.CURVE;

  private CellSketch() {}

  static Sketch lstm() {
    Node f = gate(200, "f");
    Node i = gate(320, "i");
    Node g = gate(440, "g");
    Node o = gate(540, "o");
    Node keep = Node.operation(200, LINE, "⊙", STATE);
    Node add = Node.operation(380, LINE, "+", STATE);
    Node write = Node.operation(380, 114, "⊙", FLOW);
    Node tanh = Node.box(618, 92, 50, "tanh", FLOW);
    Node read = Node.operation(618, 146, "⊙", FLOW);
    Sketch sketch = new Sketch(HEIGHT).chain(STATE, state(40, "c₋"), keep, add, state(700, "c"));
    sketch.chain(FLOW, f, keep).chain(FLOW, i, write, add).chain(FLOW, g, write);
    sketch.chain(FLOW, tanh, read, Node.vector(700, 146, "h")).chain(FLOW, o, read);
    return bus(sketch, f, i, g, o)
        .with(
            Arrow.of(618, LINE, 618, 78, FLOW),
            Note.centred("keep", 232, 116, Ink.MUTED),
            Note.centred("write", 424, 116, Ink.MUTED),
            Note.centred("show", 560, 146, Ink.MUTED),
            Note.from("dc_– = f ⊙ dc", 226, 24, STATE));
  }

  static Sketch gru() {
    Node z = gate(190, "z");
    Node r = gate(310, "r");
    Node m = gate(400, "m");
    Node n = gate(530, "n");
    Node keep = Node.operation(190, LINE, "⊙", STATE);
    Node add = Node.operation(530, LINE, "+", STATE);
    Node write = Node.operation(530, 114, "⊙", FLOW);
    Node reset = Node.operation(462, GATES, "⊙", FLOW);
    Sketch sketch = new Sketch(HEIGHT).chain(STATE, state(40, "h₋"), keep, add, state(700, "h"));
    sketch.chain(FLOW, z, keep).chain(FLOW, m, reset, n, write, add);
    return inputs(sketch, z, r, m, n)
        .with(
            r,
            Arrow.of(310, 172, 456, 174, FLOW).bent(14),
            Arrow.of(190, 114, 518, 114, FLOW).called("1 − z"),
            Note.from("dh_– = z ⊙ dh + …", 216, 24, STATE));
  }

  private static Node gate(double x, String name) {
    return Node.box(x, GATES, 44, name, UnfoldedNetwork.WX);
  }

  private static Node state(double x, String name) {
    return Node.vector(x, LINE, name).rimmed(STATE);
  }

  /** Lines from h₋ to z, r and m, and from x to z, r and n. */
  private static Sketch inputs(Sketch sketch, Node z, Node r, Node m, Node n) {
    Node x = Node.vector(40, BUS + 30, "x");
    Node hPrev = Node.vector(40, BUS - 14, "h₋");
    sketch.with(
        Polyline.along(FLOW, 58, hPrev.y(), m.x(), hPrev.y()),
        Polyline.along(FLOW, 58, x.y(), n.x(), x.y()),
        x,
        hPrev);
    for (Node gate : new Node[] {z, r}) {
      sketch.with(Arrow.of(gate.x() - 9, hPrev.y(), gate.x() - 9, GATES + 14, FLOW));
      sketch.with(Arrow.of(gate.x() + 9, x.y(), gate.x() + 9, GATES + 14, FLOW));
    }
    sketch.with(Arrow.of(m.x(), hPrev.y(), m.x(), GATES + 14, FLOW));
    return sketch.with(Arrow.of(n.x(), x.y(), n.x(), GATES + 14, FLOW));
  }

  /** The lines from x and the previous state to every gate. */
  private static Sketch bus(Sketch sketch, Node... gates) {
    Node x = Node.vector(40, BUS + 22, "x");
    Node hPrev = Node.vector(40, BUS - 22, "h₋");
    sketch.with(
        Polyline.along(FLOW, 58, BUS + 22, 84, BUS + 22, 84, BUS - 22, 58, BUS - 22),
        Polyline.along(FLOW, 84, BUS, gates[gates.length - 1].x(), BUS),
        x,
        hPrev);
    for (Node gate : gates) {
      sketch.with(Arrow.of(gate.x(), BUS, gate.x(), GATES + 14, FLOW), gate);
    }
    return sketch;
  }
}
