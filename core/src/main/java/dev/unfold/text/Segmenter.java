package dev.unfold.text;

import java.io.Reader;
import java.util.List;
import java.util.stream.Stream;

/**
 * Splits raw text into sentences and tokens. Thread-safe.
 *
 * <p>Every character of the text except blanks lies in exactly one token; tokens and sentences are in the order of the text.
 * Offsets count {@code char}s, as in {@link String}.
 */
public interface Segmenter {
  /**
   * The sentences of a text; none if it has nothing but blanks.
   *
   * @throws IllegalArgumentException if the text has a NUL character
   */
  List<TextSentence> segment(String text);

  /**
   * The sentences of a text of any length, in order, in bounded memory. The reader is read as the stream is consumed and not
   * closed.
   *
   * @throws IllegalArgumentException while the stream is consumed, if the text has a NUL character or more than 2³¹ − 1 {@code
   *     char}s
   * @throws java.io.UncheckedIOException while the stream is consumed, if the text can't be read
   */
  Stream<TextSentence> segment(Reader text);

  /** The same segmenter, which also ends a sentence at every blank line. */
  Segmenter withParagraphs();
}
