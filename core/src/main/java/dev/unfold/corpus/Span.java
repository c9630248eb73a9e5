package dev.unfold.corpus;

import java.util.ArrayList;
import java.util.List;

/**
 * A sequence of words in a sentence, such as an entity or a chunk.
 *
 * @param from the first word, counted from 0
 * @param to the word after the last
 * @param type its kind; empty if the labels have none
 */
public record Span(int from, int to, String type) {
  /** The spans that the labels of a sentence describe, from left to right, as the script conlleval reads them: labels that break
   * their scheme, too. S is a whole span, and B always begins one. */
  public static List<Span> of(List<String> tags) {
    List<Span> spans = new ArrayList<>();
    Label previous = Label.OUTSIDE;
    int from = -1;
    for (int t = 0; t <= tags.size(); t++) {
      Label label = t < tags.size() ? Label.of(tags.get(t)) : Label.OUTSIDE;
      boolean begins = label.beginsAfter(previous);
      if (from >= 0 && (begins || previous.endsBefore(label) || t == tags.size())) {
        spans.add(new Span(from, t, Label.of(tags.get(from)).type()));
        from = -1;
      }
      if (begins) {
        from = t;
      }
      previous = label;
    }
    return spans;
  }
}
