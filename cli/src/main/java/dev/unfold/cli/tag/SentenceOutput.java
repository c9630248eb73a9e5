package dev.unfold.cli.tag;

import dev.unfold.corpus.Line;
import dev.unfold.corpus.Sentence;
import dev.unfold.tagger.Tagger;
import java.io.IOException;
import java.util.List;

/** Where tagged sentences go. */
interface SentenceOutput {
  /** Tags a few sentences, writes them and hands them to the system. */
  void write(List<Sentence> sentences, Tagger tagger) throws IOException;

  /** Writes lines between and behind sentences as they are; text has none. */
  void copy(List<Line> lines) throws IOException;
}
