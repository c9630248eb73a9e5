package dev.unfold.cli.annotate;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.Progress;
import dev.unfold.cli.option.EnumConverter;
import dev.unfold.cli.option.PipelineOption;
import dev.unfold.corpus.RawText;
import dev.unfold.pipeline.AnnotatedSentence;
import dev.unfold.pipeline.Pipeline;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "annotate",
    header = "Annotate raw text.",
    description = {
      "Reads text as people write it, splits it into sentences, tokens and words, and writes them with",
      "UPOS, XPOS, features and lemmas. Texts of any length are read and written in pieces."
    },
    footer = {
      "",
      "Examples:",
      "  echo \"Dr. Smith can't come. He's ill.\" | unfold annotate",
      "  unfold annotate --format json --paragraphs letter.txt > letter.jsonl",
      "  unfold annotate --offsets a.txt b.txt.gz > both.conllu",
      "  unfold train --pipeline --preset fast --train tr.conllu --dev de.conllu --model my.safetensors",
      "  unfold annotate --model my.safetensors text.txt     with a model of your own"
    })
public final class AnnotateCommand implements Callable<Integer> {
  private static final Path INPUT = Path.of("-");
  private static final int LOOK_AT = 1000;

  private final Console console;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      defaultValue = "-",
      description = "The texts, in UTF-8 (default, or for -: standard input).")
  private List<Path> files;

  @Mixin private PipelineOption model;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = Formats.class,
      defaultValue = "conllu",
      description = "conllu, json (one object a line) or text (word_TAG) (default: conllu).")
  private OutputFormat format;

  @Option(names = "--paragraphs", description = "End sentences at blank lines.")
  private boolean paragraphs;

  @Option(
      names = "--offsets",
      description = {
        "Write the offsets of each token in its text into the last column of",
        "CoNLL-U, as TokenRange=0:4, in UTF-16 units."
      })
  private boolean offsets;

  public AnnotateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Pipeline pipeline = paragraphs ? model.load().withParagraphs() : model.load();
    AnnotatedOutput output =
        AnnotatedOutput.of(format, console.out(), pipeline.tagger().tagset(), offsets);
    long bytes = files.stream().mapToLong(AnnotateCommand::size).sum();
    try (Progress progress = console.progress("annotate", bytes)) {
      for (Path file : files) {
        annotate(file, pipeline, output, progress);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    console.flush();
    return 0;
  }

  private static long size(Path file) {
    return file.toFile().length();
  }

  private void annotate(Path file, Pipeline pipeline, AnnotatedOutput output, Progress progress)
      throws IOException {
    try (RawText text = open(file, progress);
        Reader reader = looked(text);
        Stream<AnnotatedSentence> sentences = pipeline.annotate(reader)) {
      if (output.writeAll(sentences.iterator()) == 0) {
        console.warn(text.name() + ": has no text; nothing was written");
      }
    }
  }

  private RawText open(Path file, Progress progress) {
    if (!file.equals(INPUT) || Files.exists(file)) {
      return RawText.open(file, console.isSeen() ? read -> {} : progress::step);
    }
    if (console.isTyped()) {
      console.note("type text; Ctrl-D ends");
    }
    return RawText.of("standard input", console.in());
  }

  /** The reader of a text; warns if the text is markup, whose tags would be read as words. */
  private Reader looked(RawText text) throws IOException {
    BufferedReader reader = new BufferedReader(text, 1 << 16);
    char[] start = new char[LOOK_AT];
    reader.mark(LOOK_AT);
    int read = Math.max(0, reader.read(start));
    reader.reset();
    String begin = new String(start, 0, read).strip().toLowerCase(Locale.ROOT);
    if (begin.startsWith("<!doctype") || begin.startsWith("<html") || begin.startsWith("<?xml")) {
      console.warn(text.name() + ": looks like HTML or XML; its tags are read as text");
    }
    return reader;
  }

  /** {@code conllu}, {@code json} or {@code text}. */
  static final class Formats extends EnumConverter<OutputFormat> {
    Formats() {
      super(List.of(OutputFormat.values()));
    }
  }
}
