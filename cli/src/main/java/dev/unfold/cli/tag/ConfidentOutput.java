package dev.unfold.cli.tag;

import dev.unfold.cli.console.Console;
import dev.unfold.corpus.Annotation;
import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.Line;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.SentenceWriter;
import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.Decoder;
import dev.unfold.tagger.Tagger;
import dev.unfold.tagger.Tagging;
import java.io.IOException;
import java.util.List;

/** Like {@link TaggedOutput}, with confidence, alternative taggings, and labels constrained to a scheme. */
final class ConfidentOutput implements SentenceOutput {
  private final Console console;
  private final ConfidenceOptions options;
  private final Decoder decoder;
  private final SentenceWriter writer;

  ConfidentOutput(
      CorpusFormat format,
      Tagset tagset,
      Console console,
      ConfidenceOptions options,
      Decoder decoder) {
    this.console = console;
    this.options = options;
    this.decoder = decoder;
    this.writer = format.writer(console.out(), tagset);
  }

  @Override
  public void write(List<Sentence> sentences, Tagger tagger) throws IOException {
    List<Tagging> taggings = decoder.tagAll(sentences.stream().map(Sentence::words).toList());
    for (int s = 0; s < sentences.size(); s++) {
      writer.write(sentences.get(s), annotation(sentences.get(s), taggings.get(s)));
    }
    console.flush();
  }

  private Annotation annotation(Sentence sentence, Tagging tagging) {
    return new Annotation(
        tagging.tags(),
        options.confidence() ? tagging.confidence() : List.of(),
        options.unsure() > 0
            ? tagging.confidence().stream().map(sure -> sure < options.unsure()).toList()
            : List.of(),
        options.best() == 0
            ? List.of()
            : decoder.best(sentence.words(), options.best()).stream()
                .map(best -> new Annotation.Guess(best.tags(), best.probability()))
                .toList());
  }

  @Override
  public void copy(List<Line> lines) throws IOException {
    writer.copy(lines);
    console.flush();
  }
}
