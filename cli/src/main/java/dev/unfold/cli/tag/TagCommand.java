package dev.unfold.cli.tag;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.LabelOption;
import dev.unfold.cli.option.ModelOption;
import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.CorpusLayout;
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
      "Reads CoNLL-U and writes it back with only the tags changed, in all columns that the model has learnt",
      "(UPOS, XPOS, FEATS, LEMMA), labels of spans in its last column; or reads columns and writes them back with the",
      "tag in a new last one; or reads one sentence per line, words separated by spaces, and writes word_TAG.",
      "Each sentence is written as soon as it is read."
    },
    footer = {
      "",
      "Examples:",
      "  echo 'The dog can run .' | unfold tag",
      "  unfold tag --model my.safetensors in.conllu > out.conllu",
      "  unfold tag --tags xpos in.conllu                  one column, the others unchanged",
      "  unfold tag --model ner.safetensors test.txt       one word a line: the label is a new column",
      "  unfold tag --model ner.safetensors --tags misc:ner in.conllu     ner=B-PER in the last column",
      "  unfold tag --confidence --unsure 0.5 in.conllu    with the probability of each tag",
      "  echo 'Time flies .' | unfold tag --best 3         the three best taggings"
    })
public final class TagCommand implements Callable<Integer> {
  private static final int BATCH_TOKENS = Tagger.CHUNK_WORDS;

  private final Console console;

  @Mixin private InputOptions input;
  @Mixin private ModelOption model;
  @Mixin private ColumnOption column;
  @Mixin private LabelOption labels;
  @Mixin private ConfidenceOptions confidence;

  public TagCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Tagger all = model.load();
    try (Lines lines = input.open(console)) {
      List<Line> blank = new ArrayList<>();
      CorpusFormat format = input.format(lines, blank, all, console);
      CorpusLayout layout = column.layout(input.layout(), all, format, console);
      Tagger tagger = column.of(all, format, layout);
      SentenceOutput output = confidence.output(format, layout, tagger, labels, console);
      output.copy(blank);
      RawTextNotice notice = new RawTextNotice(console, format);
      tag(tagger, layout.untagged(format, lines), lines::ready, output, notice);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return 0;
  }

  /** Tags in batches; a batch is smaller if {@code ready} says that the next sentence has not arrived yet. */
  private static void tag(
      Tagger tagger,
      SentenceReader sentences,
      BooleanSupplier ready,
      SentenceOutput output,
      RawTextNotice notice)
      throws IOException {
    List<Sentence> batch = new ArrayList<>();
    int tokens = 0;
    while (sentences.hasNext()) {
      Sentence sentence = sentences.next();
      notice.look(sentence);
      batch.add(sentence);
      tokens += sentence.length();
      if (tokens >= BATCH_TOKENS || !ready.getAsBoolean()) {
        output.write(batch, tagger);
        batch.clear();
        tokens = 0;
      }
    }
    output.write(batch, tagger);
    output.copy(sentences.trailing());
  }
}
