package dev.unfold.cli.tag;

import dev.unfold.corpus.Line;
import dev.unfold.corpus.Sentence;
import dev.unfold.tagger.Tagger;
import java.io.IOException;
import java.util.List;

/** A destination of tagged sentences. */
interface SentenceOutput {
  /** Tags a batch of sentences, writes them, and flushes. */
  void write(List<Sentence> sentences, Tagger tagger) throws IOException;

  /** Copies lines between and after sentences unchanged; text has none. */
  void copy(List<Line> lines) throws IOException;
}
