package dev.unfold.cli.bench;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.OutputFile;
import dev.unfold.cli.option.OutputOptions;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The files that a measurement writes: a picture, and all numbers. */
@Command(optionListHeading = "%nFiles to write:%n")
final class BenchOutputs extends OutputOptions {
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "All numbers of all rounds, as JSON.")
  private Path json;

  /** The file for the numbers, if one was named. */
  Optional<OutputFile> json() {
    return place("--json", json);
  }

  /** Writes the files that were named. */
  void write(
      Console console, Optional<OutputFile> json, Optional<OutputFile> plot, BenchReport report) {
    json.ifPresent(file -> write(console, file, report.json()));
    plot.ifPresent(
        file ->
            report
                .picture()
                .ifPresentOrElse(
                    picture -> write(console, file, picture),
                    () ->
                        console.warn(
                            "--plot " + file.path() + ": there is no picture of these rows")));
  }
}
