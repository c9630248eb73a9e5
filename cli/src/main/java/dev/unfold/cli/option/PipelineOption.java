package dev.unfold.cli.option;

import dev.unfold.pipeline.Pipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The model that reads raw text: a file, or one in the box. */
@Command(optionListHeading = "%nModel:%n")
public final class PipelineOption {
  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = BuiltInModels.ENGLISH,
      description = {
        "A model in the box, see unfold models, or a file that unfold train",
        "--pipeline wrote (default: ${DEFAULT-VALUE})."
      })
  private String model;

  /** Loads the model: a file of that name if there is one, else the model in the box. */
  public Pipeline load() {
    return BuiltInModels.pipeline(model);
  }
}
