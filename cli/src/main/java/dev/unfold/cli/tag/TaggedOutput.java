package dev.unfold.cli.tag;

import dev.unfold.cli.console.Console;
import dev.unfold.corpus.Annotation;
import dev.unfold.corpus.Line;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.SentenceWriter;
import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.TaggedSentence;
import dev.unfold.tagger.Tagger;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes tagged sentences to standard output in the format in which they were read. */
final class TaggedOutput implements SentenceOutput {
  private final Console console;
  private final SentenceWriter writer;

  TaggedOutput(SentenceWriter writer, Console console) {
    this.console = console;
    this.writer = writer;
  }

  @Override
  public void write(List<Sentence> sentences, Tagger tagger) throws IOException {
    List<TaggedSentence> tagged =
        tagger.annotateAll(sentences.stream().map(Sentence::words).toList());
    for (int s = 0; s < sentences.size(); s++) {
      Map<Tagset, Annotation> columns = new EnumMap<>(Tagset.class);
      tagged.get(s).columns().forEach((column, tags) -> columns.put(column, new Annotation(tags)));
      writer.write(sentences.get(s), columns);
    }
    console.flush();
  }

  @Override
  public void copy(List<Line> lines) throws IOException {
    writer.copy(lines);
    console.flush();
  }
}
