package dev.unfold.tagger;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A stream of sentences as a stream of lists of sentences, for work that is faster on several at once. Refuses words that are
 * null or empty.
 */
final class Chunks implements Iterator<List<List<String>>> {
  /** About the number of words of a chunk: it ends with the sentence that reaches it; an empty one counts as one word. */
  private static final int WORDS = Tagger.CHUNK_WORDS;

  private final Iterator<List<String>> sentences;
  private int taken;

  private Chunks(Iterator<List<String>> sentences) {
    this.sentences = sentences;
  }

  /** The chunks in order; closing them closes the sentences. */
  static Stream<List<List<String>>> of(Stream<List<String>> sentences) {
    Iterator<List<List<String>>> chunks = new Chunks(sentences.iterator());
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(chunks, Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(sentences::close);
  }

  @Override
  public boolean hasNext() {
    return sentences.hasNext();
  }

  @Override
  public List<List<String>> next() {
    List<List<String>> chunk = new ArrayList<>();
    int words = 0;
    do {
      List<String> sentence = sentences.next();
      taken++;
      require(sentence, taken);
      chunk.add(sentence);
      words += Math.max(1, sentence.size());
    } while (words < WORDS && sentences.hasNext());
    return chunk;
  }

  /**
   * Refuses a word that is null or empty.
   *
   * @param number of the sentence, counted from 1
   * @throws IllegalArgumentException if there is one
   */
  static void require(List<String> sentence, int number) {
    int t = 0;
    for (String word : sentence) {
      t++;
      if (word == null || word.isEmpty()) {
        throw new IllegalArgumentException(
            "tagger: word "
                + t
                + " of sentence "
                + number
                + " is "
                + (word == null ? "null" : "empty")
                + ", expected at least one character");
      }
    }
  }
}
