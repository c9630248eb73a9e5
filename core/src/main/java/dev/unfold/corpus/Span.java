package dev.unfold.corpus;

import java.util.ArrayList;
import java.util.List;

/**
 * Some words of a sentence that belong together, such as an entity or a chunk.
 *
 * @param from the first word, counted from 0
 * @param to the word behind the last
 * @param type what kind it is; empty where the labels don't say
 */
public record Span(int from, int to, String type) {
  /** The spans that a sentence's labels speak of, from left to right, as conlleval reads them; see {@link Label}. */
  public static List<Span> of(List<String> tags) {
    List<Span> spans = new ArrayList<>();
    Label previous = Label.OUTSIDE;
    int from = -1;
    for (int t = 0; t <= tags.size(); t++) {
      Label label = t < tags.size() ? Label.of(tags.get(t)) : Label.OUTSIDE;
      boolean begins = label.beginsBehind(previous);
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
