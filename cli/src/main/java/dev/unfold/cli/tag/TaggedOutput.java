package dev.unfold.cli.tag;

import dev.unfold.cli.console.Console;
import dev.unfold.corpus.ConlluWriter;
import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.Line;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.Tagger;
import java.io.IOException;
import java.util.List;

/** Writes tagged sentences to standard output, in the format in which they were read. */
final class TaggedOutput implements SentenceOutput {
  private final CorpusFormat format;
  private final Console console;
  private final ConlluWriter conllu;
  private int line = 1;

  TaggedOutput(CorpusFormat format, Tagset tagset, Console console) {
    this.format = format;
    this.console = console;
    this.conllu = new ConlluWriter(console.out(), tagset.writtenColumn());
  }

  @Override
  public void write(List<Sentence> sentences, Tagger tagger) throws IOException {
    List<List<String>> tags = tagger.tagAll(sentences.stream().map(Sentence::words).toList());
    for (int s = 0; s < sentences.size(); s++) {
      if (format == CorpusFormat.CONLLU) {
        conllu.write(sentences.get(s), tags.get(s));
      } else {
        text(sentences.get(s), tags.get(s));
      }
    }
    console.flush();
  }

  /** Writes a sentence on the line number on which it was read. */
  private void text(Sentence sentence, List<String> tags) throws IOException {
    for (; line < sentence.firstLine(); line++) {
      console.out().append('\n');
    }
    List<String> words = sentence.words();
    for (int t = 0; t < words.size(); t++) {
      console.out().append(t == 0 ? "" : " ").append(words.get(t)).append('_').append(tags.get(t));
    }
    console.out().append('\n');
    line++;
  }

  @Override
  public void copy(List<Line> lines) throws IOException {
    if (format == CorpusFormat.CONLLU) {
      conllu.write(lines);
      console.flush();
    }
  }
}
