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

/** Vectors that words bring with them. */
@Command(optionListHeading = "%nWith --preset accurate or fast:%n")
final class VectorOptions {
  private static final int DEFAULT_LIMIT = 100_000;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      description = {
        "A text file of word vectors, from word2vec, GloVe or fastText, .gz or not.",
        "The model keeps them and needs the file no more: it knows something of",
        "words then that train doesn't have."
      })
  private Path file;

  @Option(
      names = "--vectors-limit",
      paramLabel = "N",
      converter = NumberConverter.Count.class,
      description = {
        "Keep the first N words of that file, its most frequent ones as a rule",
        "(default: 100000; of 300 numbers each they make a model of 120 MB)."
      })
  private Integer limit;

  /** The file, if there is one. */
  List<Path> files() {
    return Optional.ofNullable(file).stream().toList();
  }

  /** Refuses a limit of nothing. */
  void check() {
    require(limit == null || file != null, "--vectors-limit: of which file? Say it with --vectors");
  }

  /** Reads the vectors, if there are any. */
  Optional<WordVectors> read(Console console) {
    return Optional.ofNullable(file)
        .map(f -> WordVectors.first(f, limit == null ? DEFAULT_LIMIT : limit, console::warn));
  }

  /** Refuses these options where there is no such preset. */
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
