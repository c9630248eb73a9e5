package dev.unfold.cli.annotate;

import dev.unfold.corpus.Tagset;
import dev.unfold.pipeline.AnnotatedSentence;
import dev.unfold.pipeline.ConlluText;
import dev.unfold.tagger.TaggedWord;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;

/** Writes annotated sentences. */
interface AnnotatedOutput {
  /**
   * Writes a sentence.
   *
   * @param next the offset at which the text's next sentence begins; empty after the last one
   */
  void write(AnnotatedSentence sentence, OptionalInt next) throws IOException;

  /** Writes all sentences of a text: how many there are. */
  default long writeAll(Iterator<AnnotatedSentence> sentences) throws IOException {
    long count = 0;
    AnnotatedSentence sentence = sentences.hasNext() ? sentences.next() : null;
    while (sentence != null) {
      AnnotatedSentence next = sentences.hasNext() ? sentences.next() : null;
      write(sentence, next == null ? OptionalInt.empty() : OptionalInt.of(next.start()));
      sentence = next;
      count++;
    }
    return count;
  }

  /**
   * The writer of a format.
   *
   * @param tags those of the text format
   * @param offsets whether CoNLL-U has the offsets of tokens; JSON always has them
   */
  static AnnotatedOutput of(OutputFormat format, Appendable out, Tagset tags, boolean offsets) {
    return switch (format) {
      case CONLLU -> new ConlluText(out, offsets)::write;
      case JSON -> (sentence, next) -> out.append(SentenceJson.of(sentence)).append('\n');
      case TEXT -> (sentence, next) -> out.append(line(sentence.words(), tags)).append('\n');
    };
  }

  private static String line(List<TaggedWord> words, Tagset tags) {
    StringBuilder line = new StringBuilder();
    for (TaggedWord word : words) {
      line.append(line.length() == 0 ? "" : " ").append(word.form()).append('_');
      line.append(word.tag(tags));
    }
    return line.toString();
  }
}
