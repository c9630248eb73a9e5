package dev.unfold.cli.bench;

import dev.unfold.cli.option.EnumConverter;
import dev.unfold.cli.option.NumberConverter;
import dev.unfold.corpus.CorpusFiles;
import dev.unfold.corpus.Tagset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The taggers to compare, and the corpus; without {@code --train}, the built-in one. */
@Command(optionListHeading = "%nTaggers and corpus:%n")
final class ContestOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--train",
      paramLabel = "FILE",
      description = "Training part, CoNLL-U (default: the built-in corpus).")
  private Path train;

  @Option(
      names = "--dev",
      paramLabel = "FILE",
      description = "Dev part, by which Unfold decides when to stop; the others do not use it.")
  private Path dev;

  @Option(
      names = "--test",
      paramLabel = "FILE",
      description = "Test part, on which all are measured.")
  private Path test;

  @Option(
      names = "--tags",
      paramLabel = "TAGS",
      converter = EnumConverter.Tags.class,
      defaultValue = "upos",
      description = "upos (column 4, the default), xpos (column 5) or universal.")
  private Tagset tags;

  @Option(
      names = "--only",
      paramLabel = "PATTERN",
      converter = RowPattern.class,
      defaultValue = "",
      description = "Only taggers whose name matches this regular expression, in any case.")
  private Pattern only;

  @Option(
      names = "--models",
      paramLabel = "FOLDER",
      description = {
        "Keeps trained models; a model that is in it already is not trained again,",
        "and its training time is the one measured then."
      })
  private Path models;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = NumberConverter.Count.class,
      description = "Threads for Unfold's training (default: one per core).")
  private Integer threads;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      converter = NumberConverter.Count.class,
      defaultValue = "5",
      description = "Number of turns of each tagger (default: ${DEFAULT-VALUE}).")
  private int rounds;

  /** The input files. */
  List<Path> files() {
    return Stream.of(train, dev, test).filter(Objects::nonNull).toList();
  }

  /** The benchmarks on the class path. */
  Bench bench() {
    return Bench.find(spec.commandLine());
  }

  /** The plan that these options describe. */
  ContestPlan plan(Bench bench) {
    require(train != null || dev == null && test == null, "--dev and --test need --train");
    require(train == null || test != null, "--train needs --test, the part to measure on");
    require(
        train != null || tags == Tagset.UPOS,
        "the built-in corpus has only --tags upos, found " + tags);
    require(
        models == null || Files.isDirectory(models),
        "--models " + models + ": no such folder; create it first");
    ContestPlan plan =
        new ContestPlan(
            Optional.ofNullable(train)
                .map(file -> CorpusFiles.train(file).test(test))
                .map(files -> dev == null ? files : files.dev(dev)),
            tags,
            only,
            threads == null ? Runtime.getRuntime().availableProcessors() : threads,
            Optional.ofNullable(models),
            rounds);
    require(
        !bench.contestants(plan).isEmpty(),
        "--only " + only + ": no tagger has such a name, found Unfold's, OpenNLP's and CoreNLP's");
    return plan;
  }

  private void require(boolean good, String otherwise) {
    if (!good) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }
}
