package dev.unfold.cli;

import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.Line;
import dev.unfold.corpus.Lines;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.SentenceReader;
import dev.unfold.tagger.Tagger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "tag",
    header = "Tag sentences.",
    description = {
      "Reads CoNLL-U and writes it back with nothing changed but the tags; or reads one sentence a line,",
      "words set apart by blanks, and writes word_TAG. Sentences are written as they come."
    },
    footer = {
      "",
      "Examples:",
      "  echo 'The dog can run .' | unfold tag",
      "  unfold tag --model my.safetensors in.conllu > out.conllu",
      "  unfold tag --confidence --unsure 0.5 in.conllu    how sure the model is of each tag",
      "  echo 'Time flies .' | unfold tag --best 3         its three best guesses"
    })
final class TagCommand implements Callable<Integer> {
  private static final int BATCH_TOKENS = Tagger.CHUNK_WORDS;

  private final Console console;

  @Mixin private TagInput input;
  @Mixin private ModelOption model;
  @Mixin private LabelOption labels;
  @Mixin private ConfidenceOptions confidence;

  TagCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Tagger tagger = model.load();
    try (Lines lines = input.open(console)) {
      List<Line> blank = new ArrayList<>();
      CorpusFormat format = input.format(lines, blank);
      SentenceOutput output = confidence.output(format, tagger, labels, console);
      output.copy(blank);
      tag(tagger, SentenceReader.of(format, format.columns(), lines), lines::ready, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return 0;
  }

  /** Tags as many sentences at once as there are; if {@code more} says that one must wait for the next, what there is. */
  private static void tag(
      Tagger tagger, SentenceReader sentences, BooleanSupplier more, SentenceOutput output)
      throws IOException {
    List<Sentence> batch = new ArrayList<>();
    int tokens = 0;
    while (sentences.hasNext()) {
      Sentence sentence = sentences.next();
      batch.add(sentence);
      tokens += sentence.length();
      if (tokens >= BATCH_TOKENS || !more.getAsBoolean()) {
        output.write(batch, tagger);
        batch.clear();
        tokens = 0;
      }
    }
    output.write(batch, tagger);
    output.copy(sentences.trailing());
  }
}
