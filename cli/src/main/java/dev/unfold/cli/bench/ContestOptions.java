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

/** Which taggers, on which corpus, how often. Without {@code --train} it is the built-in one. */
@Command(optionListHeading = "%nTaggers and corpus:%n")
final class ContestOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--train",
      paramLabel = "FILE",
      description = "Training part, CoNLL-U; without it, the built-in corpus.")
  private Path train;

  @Option(
      names = "--dev",
      paramLabel = "FILE",
      description = "Dev part: tells Unfold when to stop. The others don't look at it.")
  private Path dev;

  @Option(names = "--test", paramLabel = "FILE", description = "Test part: what is measured.")
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
      description = "Only taggers whose name contains this, a regular expression in any case.")
  private Pattern only;

  @Option(
      names = "--models",
      paramLabel = "FOLDER",
      description = {
        "Where trained models stay: what is there already is not trained again; its",
        "training time is the one that was measured then."
      })
  private Path models;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = NumberConverter.Count.class,
      description = "That Unfold trains on (default: one for each core).")
  private Integer threads;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      converter = NumberConverter.Count.class,
      defaultValue = "5",
      description = "How often the taggers take turns (default: ${DEFAULT-VALUE}).")
  private int rounds;

  /** The files that are read. */
  List<Path> files() {
    return Stream.of(train, dev, test).filter(Objects::nonNull).toList();
  }

  /** Somebody who knows the taggers. */
  Bench bench() {
    return Bench.find(spec.commandLine());
  }

  /** The plan that these options make. */
  ContestPlan plan(Bench bench) {
    require(train != null || dev == null && test == null, "--dev and --test need --train");
    require(train == null || test != null, "--train needs --test: on what is to be measured?");
    require(
        train != null || tags == Tagset.UPOS,
        "the built-in corpus has --tags upos alone, found " + tags);
    require(
        models == null || Files.isDirectory(models),
        "--models " + models + ": there is no such folder; make it first");
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
