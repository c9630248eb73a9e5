package dev.unfold.corpus;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes sentences with new tags in the format in which they were read; see {@link CorpusFormat#writer}. */
public interface SentenceWriter {
  /**
   * Writes a sentence with new tags.
   *
   * @param tags one per word
   * @throws IOException if the text can't be written
   */
  default void write(Sentence sentence, List<String> tags) throws IOException {
    write(sentence, new Annotation(tags));
  }

  /**
   * Writes a sentence with new tags and the confidence in them.
   *
   * @throws IOException if the text can't be written
   */
  void write(Sentence sentence, Annotation annotation) throws IOException;

  /**
   * Writes a sentence with new tags in several columns, where the format has them; else with those of the first.
   *
   * @param columns at least one; all with as many tags as the sentence has words
   * @throws IOException if the text can't be written
   */
  default void write(Sentence sentence, Map<Tagset, Annotation> columns) throws IOException {
    write(sentence, columns.values().iterator().next());
  }

  /**
   * Copies lines that belong to no sentence, such as those of {@link SentenceReader#trailing()}; drops them where the
   * format has no such lines.
   *
   * @throws IOException if the text can't be written
   */
  void copy(List<Line> lines) throws IOException;
}
