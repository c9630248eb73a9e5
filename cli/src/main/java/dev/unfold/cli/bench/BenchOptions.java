package dev.unfold.cli.bench;

import dev.unfold.cli.option.Numbers;
import dev.unfold.cli.option.RowPattern;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What to measure, and how long. */
@Command(optionListHeading = "%nMeasuring:%n")
final class BenchOptions {
  @Option(
      names = "--only",
      paramLabel = "PATTERN",
      converter = RowPattern.class,
      defaultValue = "",
      description = "Only rows whose name contains this, a regular expression in any case.")
  private Pattern only;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = Numbers.Count.class,
      description = "Of each side (default: one for each core).")
  private Integer threads;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      converter = Numbers.Count.class,
      defaultValue = "5",
      description = "How often the sides take turns (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      converter = Numbers.Positive.class,
      defaultValue = "2",
      description = "Of each turn (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--quick",
      description = "Tiny networks, one round: to see that it runs, not how fast.")
  private boolean quick;

  @Option(names = "--list", description = "Name the rows, and measure nothing.")
  private boolean list;

  /** Whether the rows are only to be named. */
  boolean list() {
    return list;
  }

  /** The plan that these options make. */
  BenchPlan plan() {
    int cores = Runtime.getRuntime().availableProcessors();
    int each = threads == null ? cores : threads;
    return new BenchPlan(each, quick ? 1 : rounds, quick ? 0.05 : seconds, only, quick);
  }
}
