package dev.unfold.cli.tag;

import dev.unfold.cli.console.Console;
import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.Line;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.SentenceWriter;
import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.Tagger;
import java.io.IOException;
import java.util.List;

/** Writes tagged sentences to standard output in the format in which they were read. */
final class TaggedOutput implements SentenceOutput {
  private final Console console;
  private final SentenceWriter writer;

  TaggedOutput(CorpusFormat format, Tagset tagset, Console console) {
    this.console = console;
    this.writer = format.writer(console.out(), tagset);
  }

  @Override
  public void write(List<Sentence> sentences, Tagger tagger) throws IOException {
    List<List<String>> tags = tagger.tagAll(sentences.stream().map(Sentence::words).toList());
    for (int s = 0; s < sentences.size(); s++) {
      writer.write(sentences.get(s), tags.get(s));
    }
    console.flush();
  }

  @Override
  public void copy(List<Line> lines) throws IOException {
    writer.copy(lines);
    console.flush();
  }
}
