package dev.unfold.cli.tag;

import dev.unfold.cli.console.Console;
import dev.unfold.corpus.Annotation;
import dev.unfold.corpus.Line;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.SentenceWriter;
import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.Decoder;
import dev.unfold.tagger.Tagger;
import dev.unfold.tagger.Tagging;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Like {@link TaggedOutput}, with confidence, alternative taggings, and labels constrained to a scheme. */
final class ConfidentOutput implements SentenceOutput {
  private final Console console;
  private final ConfidenceOptions options;
  private final Decoder decoder;
  private final SentenceWriter writer;

  ConfidentOutput(
      SentenceWriter writer, Console console, ConfidenceOptions options, Decoder decoder) {
    this.console = console;
    this.options = options;
    this.decoder = decoder;
    this.writer = writer;
  }

  @Override
  public void write(List<Sentence> sentences, Tagger tagger) throws IOException {
    List<Map<Tagset, Tagging>> taggings =
        decoder.annotateAll(sentences.stream().map(Sentence::words)).toList();
    for (int s = 0; s < sentences.size(); s++) {
      Sentence sentence = sentences.get(s);
      Map<Tagset, Annotation> columns = new EnumMap<>(Tagset.class);
      taggings
          .get(s)
          .forEach((column, tags) -> columns.put(column, annotation(sentence, column, tags)));
      writer.write(sentence, columns);
    }
    console.flush();
  }

  private Annotation annotation(Sentence sentence, Tagset column, Tagging tagging) {
    return new Annotation(
        tagging.tags(),
        options.confidence() ? tagging.confidence() : List.of(),
        options.unsure() > 0
            ? tagging.confidence().stream().map(sure -> sure < options.unsure()).toList()
            : List.of(),
        options.best() == 0
            ? List.of()
            : decoder.in(column).best(sentence.words(), options.best()).stream()
                .map(best -> new Annotation.Guess(best.tags(), best.probability()))
                .toList());
  }

  @Override
  public void copy(List<Line> lines) throws IOException {
    writer.copy(lines);
    console.flush();
  }
}
