package dev.unfold.cli.bench;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.OutputFile;
import dev.unfold.cli.option.OutputOptions;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a measurement writes: a picture, and every number. */
@Command(optionListHeading = "%nFiles to write:%n")
final class BenchOutputs extends OutputOptions {
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Every number of every round, as JSON.")
  private Path json;

  /** The place of the numbers, if they were asked for. */
  Optional<OutputFile> json() {
    return place("--json", json);
  }

  /** Writes what was measured to the places that were asked for. */
  void write(
      Console console, Optional<OutputFile> json, Optional<OutputFile> plot, BenchReport report) {
    json.ifPresent(file -> write(console, file, report.json()));
    plot.ifPresent(
        file ->
            report
                .picture()
                .ifPresentOrElse(
                    picture -> write(console, file, picture),
                    () -> console.warn("--plot " + file.path() + ": these rows have no picture")));
  }
}
