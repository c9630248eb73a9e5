package dev.unfold.cli.model;

import dev.unfold.cli.console.OutputFile;
import dev.unfold.cli.option.FileOutputs;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Where an imported model goes. */
@Command(optionListHeading = "%nFiles to write:%n")
final class ImportOutputs extends FileOutputs {
  @Option(
      names = "--model",
      paramLabel = "FILE",
      required = true,
      description = "The model that is made, for unfold tag and all else.")
  private Path model;

  /** The model's place. */
  OutputFile model() {
    return place("--model", model).orElseThrow();
  }
}
