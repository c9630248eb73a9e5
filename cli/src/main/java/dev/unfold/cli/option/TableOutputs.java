package dev.unfold.cli.option;

import dev.unfold.cli.console.OutputFile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What an experiment writes: a picture, and the numbers behind it. */
@Command(optionListHeading = "%nFiles to write:%n")
public final class TableOutputs extends OutputOptions {
  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "The numbers behind the picture, as CSV.")
  private Path data;

  /** The place of the numbers, if they were asked for. */
  public Optional<OutputFile> data() {
    return place("--data", data);
  }
}
