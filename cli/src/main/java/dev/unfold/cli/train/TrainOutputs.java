package dev.unfold.cli.train;

import dev.unfold.cli.console.OutputFile;
import dev.unfold.cli.option.ModelOption;
import dev.unfold.cli.option.OutputOptions;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What training writes. */
@Command(optionListHeading = "%nFiles to write:%n")
final class TrainOutputs extends OutputOptions {
  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "The model (default: " + ModelOption.DEFAULT + ", replaced without a word).")
  private Path model;

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description = "The figures of every epoch, one JSON object a line.")
  private Path metrics;

  /** The model's place. The default one is scratch: it may be replaced; a file that was named may not. */
  OutputFile model() {
    return place("--model", model)
        .orElseGet(() -> scratch("--model", Path.of(ModelOption.DEFAULT)));
  }

  /** The place of the figures, if they were asked for. */
  Optional<OutputFile> metrics() {
    return place("--metrics", metrics);
  }
}
