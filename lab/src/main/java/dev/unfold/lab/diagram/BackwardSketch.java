package dev.unfold.lab.diagram;

import dev.unfold.lab.draw.Ink;
import java.util.List;

/** The unfolded network with the gradients of the backward pass. */
final class BackwardSketch {
  private static final double HEIGHT = 362;
  private static final double ASIDE = 9;
  private static final List<String> WORDS = List.of("I", "can", "open", "a");

  private BackwardSketch() {}

  static Sketch draw() {
    Sketch sketch = new Sketch(HEIGHT);
    UnfoldedNetwork network = new UnfoldedNetwork(112, 168, WORDS);
    for (int t = 0; t < WORDS.size(); t++) {
      List<Arrow> forward = network.forward(t);
      forward.subList(0, t == 0 ? 3 : 4).forEach(arrow -> sketch.with(pale(arrow)));
    }
    for (int t = 0; t < WORDS.size(); t++) {
      gradients(sketch, network, t);
      sketch.with(network.word(t), network.e(t), network.h(t), network.s(t));
    }
    return sums(sketch);
  }

  private static Arrow pale(Arrow arrow) {
    return new Arrow(arrow.from(), arrow.to(), 0, Ink.FRAME, arrow.stroke(), arrow.name(), 1);
  }

  /** The gradients of a step: from s to h, from h to e, and to the previous step. */
  private static void gradients(Sketch sketch, UnfoldedNetwork network, int t) {
    sketch.with(
        back(Arrow.of(network.s(t), network.h(t), UnfoldedNetwork.WY)).called("W_y^T ds_" + t),
        back(Arrow.of(network.h(t), network.e(t), UnfoldedNetwork.WX)).called("W_x^T dz_" + t));
    if (t > 0) {
      sketch.with(
          back(
              Arrow.of(network.h(t), network.h(t - 1), UnfoldedNetwork.WH)
                  .called("W_h^T dz_" + t)));
    }
  }

  private static Arrow back(Arrow arrow) {
    return arrow.aside(ASIDE).drawn(Ink.DASHED);
  }

  /** The gradient of each matrix, as a sum over its copies. */
  private static Sketch sums(Sketch sketch) {
    double y = HEIGHT - 54;
    return sketch.with(
        Note.from(
            "At h_1 two gradients meet and add up: W_y^T ds_1 + W_h^T dz_2.", 60, y, Ink.TEXT),
        Note.from("The copies of a matrix add up too:", 60, y + 24, Ink.TEXT),
        Note.from("dW_h = dz_1 h_0^T + dz_2 h_1^T + dz_3 h_2^T", 280, y + 24, UnfoldedNetwork.WH),
        Note.from(
            "dW_x = dz_0 e_0^T + dz_1 e_1^T + dz_2 e_2^T + dz_3 e_3^T",
            280,
            y + 46,
            UnfoldedNetwork.WX));
  }
}
