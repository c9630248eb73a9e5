package dev.unfold.cli.tag;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.EnumConverter;
import dev.unfold.cli.option.LabelOption;
import dev.unfold.cli.option.ModelOption;
import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.Line;
import dev.unfold.corpus.Lines;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.SentenceReader;
import dev.unfold.tagger.Tagger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
public final class TagCommand implements Callable<Integer> {
  private static final int BATCH_TOKENS = 8_000;

  private final Console console;

  @Mixin private Input input;
  @Mixin private ModelOption model;
  @Mixin private LabelOption labels;
  @Mixin private ConfidenceOptions confidence;

  public TagCommand(Console console) {
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
      tag(tagger, format.reader(lines), lines::ready, output);
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

  /** What is to be tagged, and how it is laid out. */
  @Command(optionListHeading = "%nInput:%n")
  static final class Input {
    @Parameters(
        arity = "0..1",
        paramLabel = "FILE",
        defaultValue = "-",
        description = "What to tag; without it, or for -, standard input.")
    private Path file;

    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        converter = EnumConverter.UntaggedFormat.class,
        description = {
          "conllu or text. By default conllu if the name says so or the first line is",
          "a comment (# and a blank) or has a TAB; else text."
        })
    private CorpusFormat format;

    /** Opens the file, or standard input. */
    Lines open(Console console) {
      if (!file.equals(Path.of("-"))) {
        return Lines.open(file, console::warn);
      }
      if (console.isTyped()) {
        console.note("type one sentence a line, words set apart by blanks; Ctrl-D ends");
      }
      return new Lines("standard input", console.in(), console::warn);
    }

    /**
     * The format that was asked for, or that the name or the first line speaks of.
     *
     * @param blank takes the blank lines in front of that line
     */
    CorpusFormat format(Lines lines, List<Line> blank) {
      Optional<CorpusFormat> known =
          Optional.ofNullable(format)
              .or(() -> CorpusFormat.byName(file).filter(CorpusFormat::canWrite));
      if (known.isPresent()) {
        return known.get();
      }
      while (lines.peek().filter(Line::isBlank).isPresent()) {
        blank.add(lines.next());
      }
      return CorpusFormat.byContent(lines.peek().stream().toList());
    }
  }
}
