package dev.unfold.tagger;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A stream of sentences as a stream of lists of some of them, for what is better done to several at once. */
final class Chunks implements Iterator<List<List<String>>> {
  /** Words of a window, about: it ends with the sentence that reaches this number; one without words counts as one. */
  private static final int WORDS = 8192;

  private final Iterator<List<String>> sentences;

  private Chunks(Iterator<List<String>> sentences) {
    this.sentences = sentences;
  }

  /** The windows, one after the other; closing them closes the sentences. */
  static Stream<List<List<String>>> of(Stream<List<String>> sentences) {
    Iterator<List<List<String>>> windows = new Chunks(sentences.iterator());
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(windows, Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(sentences::close);
  }

  @Override
  public boolean hasNext() {
    return sentences.hasNext();
  }

  @Override
  public List<List<String>> next() {
    List<List<String>> window = new ArrayList<>(List.of(sentences.next()));
    int words = Math.max(1, window.get(0).size());
    while (words < WORDS && sentences.hasNext()) {
      List<String> sentence = sentences.next();
      window.add(sentence);
      words += Math.max(1, sentence.size());
    }
    return window;
  }
}
