package dev.unfold.cli.bench;

import dev.unfold.cli.console.OutputFile;
import dev.unfold.cli.option.FileOutputs;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Where measured numbers go that have no picture. */
@Command(optionListHeading = "%nFiles to write:%n")
final class NumbersOutputs extends FileOutputs {
  @Option(names = "--json", paramLabel = "FILE", description = "Every number, as JSON.")
  private Path json;

  /** The place of the numbers, if they were asked for. */
  Optional<OutputFile> json() {
    return place("--json", json);
  }
}
