package dev.unfold.cli.train;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.NumberConverter;
import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.Lines;
import dev.unfold.corpus.SentenceReader;
import dev.unfold.corpus.WordVectors;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
        "Pretrained word vectors: a text file of word2vec, GloVe or fastText, or",
        "the .json of an npm package wink-embeddings; optionally .gz, or .zip, of",
        "which ZIP/NAME names one file. They are stored in the model, which no",
        "longer needs the file, and help with words that are not in the training",
        "part."
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

  @Option(
      names = "--vectors-words",
      paramLabel = "FILE",
      description = {
        "Keep only the words that stand in this file, one or more a line, such as",
        "those of the texts to tag (default: all)."
      })
  private Path wanted;

  /** The input file, if there is one. */
  List<Path> files() {
    return Stream.of(file, wanted).filter(Objects::nonNull).toList();
  }

  /** Refuses a limit without a file. */
  void check() {
    require(
        limit == null || file != null, "--vectors-limit: of which file? Name it with --vectors");
    require(
        wanted == null || file != null, "--vectors-words: of which file? Name it with --vectors");
  }

  /** Reads the vectors, if there are any. */
  Optional<WordVectors> read(Console console) {
    int most = limit == null ? DEFAULT_LIMIT : limit;
    Predicate<String> kept = wanted == null ? word -> true : words(console)::contains;
    return Optional.ofNullable(file).map(f -> WordVectors.first(f, most, kept, console::warn));
  }

  /** The words that were asked for, as written and in lower case. */
  private Set<String> words(Console console) {
    Set<String> words = new HashSet<>();
    try (SentenceReader lines = CorpusFormat.TEXT.reader(Lines.open(wanted, console::warn))) {
      lines.forEachRemaining(
          line ->
              line.words()
                  .forEach(
                      word -> {
                        words.add(word);
                        words.add(word.toLowerCase(Locale.ROOT));
                      }));
    }
    return words;
  }

  /** Refuses these options without such a preset. */
  void requireNone() {
    require(file == null, "--vectors: needs --preset accurate or fast");
    require(limit == null, "--vectors-limit: needs --preset accurate or fast");
    require(wanted == null, "--vectors-words: needs --preset accurate or fast");
  }

  private void require(boolean good, String otherwise) {
    if (!good) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }
}
