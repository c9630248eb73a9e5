package dev.unfold.cli;

import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.Lines;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.SentenceReader;
import dev.unfold.tagger.Tagger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "tag",
    header = "Tag sentences.",
    description = {
      "Reads CoNLL-U and writes it back with nothing changed but the tags; or reads one sentence a line,",
      "words set apart by blanks, and writes word_TAG. Sentences are written as they come.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  echo 'The dog can run .' | unfold tag",
      "  unfold tag --model my.safetensors in.conllu > out.conllu"
    })
final class TagCommand implements Callable<Integer> {
  private static final int BATCH_TOKENS = 2_000;

  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private ModelOption model;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "-",
      description = "What to tag; standard input by default, and for -.")
  private Path file;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = Spelled.Format.class,
      description = "conllu or text (default: as the file's name or its first line says).")
  private CorpusFormat format;

  TagCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (format == CorpusFormat.CONLLX || format == CorpusFormat.COLUMNS) {
      throw new ParameterException(
          spec.commandLine(), "--format " + format + ": unfold tag reads conllu or text");
    }
    Tagger tagger = model.load();
    try (Lines lines = open()) {
      CorpusFormat kind = format == null ? guess(lines) : format;
      tag(tagger, kind, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return 0;
  }

  private Lines open() {
    return file.toString().equals("-")
        ? new Lines("standard input", System.in, console::warn)
        : Lines.open(file, console::warn);
  }

  private static CorpusFormat guess(Lines lines) {
    boolean conllu =
        lines.peek().filter(line -> line.text().matches("# .*|[^\t]*\t.*")).isPresent();
    return conllu ? CorpusFormat.CONLLU : CorpusFormat.TEXT;
  }

  private void tag(Tagger tagger, CorpusFormat kind, Lines lines) throws IOException {
    TaggedOutput output = new TaggedOutput(kind, tagger.config().tagset(), console);
    SentenceReader sentences = SentenceReader.of(kind, kind.columns(), lines);
    List<Sentence> batch = new ArrayList<>();
    int tokens = 0;
    while (sentences.hasNext()) {
      Sentence sentence = sentences.next();
      batch.add(sentence);
      tokens += sentence.length();
      if (tokens >= BATCH_TOKENS || !lines.ready()) {
        output.write(batch, tagger);
        batch.clear();
        tokens = 0;
      }
    }
    output.write(batch, tagger);
    output.end(sentences.trailing());
  }
}
