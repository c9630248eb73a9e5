package dev.unfold.cli.train;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.NumberConverter;
import dev.unfold.corpus.WordVectors;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Pretrained word vectors. */
@Command(optionListHeading = "%nWith --preset accurate or fast:%n")
final class VectorOptions {
  private static final int DEFAULT_LIMIT = 100_000;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      description = {
        "Pretrained word vectors: a text file of word2vec, GloVe or fastText,",
        "optionally .gz. They are stored in the model, which no longer needs the",
        "file, and help with words that are not in the training part."
      })
  private Path file;

  @Option(
      names = "--vectors-limit",
      paramLabel = "N",
      converter = NumberConverter.Count.class,
      description = {
        "Keep the first N words of that file, usually the most frequent ones",
        "(default: 100000; with 300 numbers each, the model has 120 MB)."
      })
  private Integer limit;

  /** The input file, if there is one. */
  List<Path> files() {
    return Optional.ofNullable(file).stream().toList();
  }

  /** Refuses a limit without a file. */
  void check() {
    require(
        limit == null || file != null, "--vectors-limit: of which file? Name it with --vectors");
  }

  /** Reads the vectors, if there are any. */
  Optional<WordVectors> read(Console console) {
    return Optional.ofNullable(file)
        .map(f -> WordVectors.first(f, limit == null ? DEFAULT_LIMIT : limit, console::warn));
  }

  /** Refuses these options without such a preset. */
  void requireNone() {
    require(file == null, "--vectors: needs --preset accurate or fast");
    require(limit == null, "--vectors-limit: needs --preset accurate or fast");
  }

  private void require(boolean good, String otherwise) {
    if (!good) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }
}
