package dev.unfold.lab.diagram;

import dev.unfold.lab.draw.Ink;
import dev.unfold.lab.draw.Palette;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/**
 * The lab's network as columns of nodes, one for each step: word, e, h, s, from the bottom up.
 *
 * @param left the centre of the first column
 * @param pitch the distance between columns
 * @param words the words, one for each step
 */
record UnfoldedNetwork(double left, double pitch, List<String> words) {
  static final Color WE = Palette.HUES.get(2);
  static final Color WX = Palette.HUES.get(3);
  static final Color WH = Palette.HUES.get(0);
  static final Color WY = Palette.HUES.get(4);

  static final double TOP = 44;
  private static final double LEVEL = 78;
  static final double H_LEVEL = TOP + LEVEL;
  static final double WORDS = TOP + 3 * LEVEL - 18;

  /** The centre of a column. */
  double x(int t) {
    return left + t * pitch;
  }

  /** h at a step; h before the first step is zero. */
  Node h(int t) {
    return Node.vector(x(t), H_LEVEL, t < 0 ? "0" : "h_" + t);
  }

  Node s(int t) {
    return Node.vector(x(t), TOP, "s_" + t);
  }

  Node e(int t) {
    return Node.vector(x(t), TOP + 2 * LEVEL, "e_" + t);
  }

  /** The word of a step. */
  Note word(int t) {
    return Note.centred(words.get(t), x(t), WORDS + 14, Ink.TEXT);
  }

  /** The arrows of a step: from the word up to s, and from the previous step. */
  List<Arrow> forward(int t) {
    List<Arrow> arrows = new ArrayList<>();
    Node e = e(t);
    arrows.add(Arrow.of(x(t), WORDS, x(t), e.towards(x(t), WORDS).getY(), WE));
    arrows.add(Arrow.of(e, h(t), WX));
    arrows.add(Arrow.of(h(t), s(t), WY));
    arrows.add(Arrow.of(h(t - 1), h(t), WH));
    return arrows;
  }
}
