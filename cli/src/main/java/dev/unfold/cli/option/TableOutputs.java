package dev.unfold.cli.option;

import dev.unfold.cli.console.OutputFile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The files that an experiment writes: a picture, and its data. */
@Command(optionListHeading = "%nFiles to write:%n")
public final class TableOutputs extends OutputOptions {
  @Option(names = "--data", paramLabel = "FILE", description = "The data of the picture, as CSV.")
  private Path data;

  /** The file for the data, if one was named. */
  public Optional<OutputFile> data() {
    return place("--data", data);
  }
}
