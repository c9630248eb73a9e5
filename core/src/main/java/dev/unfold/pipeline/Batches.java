package dev.unfold.pipeline;

import dev.unfold.text.TextSentence;
import dev.unfold.text.Token;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Sentences of a stream in lists of a few thousand words, that are tagged together; closes the stream with its own. */
final class Batches implements Iterator<List<TextSentence>> {
  private final Iterator<TextSentence> sentences;
  private final int words;

  private Batches(Iterator<TextSentence> sentences, int words) {
    this.sentences = sentences;
    this.words = words;
  }

  /**
   * The sentences in lists.
   *
   * @param words the number of words, about, in each list
   */
  static Stream<List<TextSentence>> of(Stream<TextSentence> sentences, int words) {
    Iterator<List<TextSentence>> batches = new Batches(sentences.iterator(), words);
    int ordered = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(batches, ordered), false)
        .onClose(sentences::close);
  }

  @Override
  public boolean hasNext() {
    return sentences.hasNext();
  }

  @Override
  public List<TextSentence> next() {
    List<TextSentence> batch = new ArrayList<>();
    int count = 0;
    do {
      TextSentence sentence = sentences.next();
      batch.add(sentence);
      for (Token token : sentence.tokens()) {
        count += token.words().size();
      }
    } while (count < words && sentences.hasNext());
    return batch;
  }
}
