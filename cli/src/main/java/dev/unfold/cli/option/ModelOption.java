package dev.unfold.cli.option;

import dev.unfold.tagger.Tagger;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The model that a command reads. */
@Command(optionListHeading = "%nModel:%n")
public final class ModelOption {
  /** The default file name of a model. */
  public static final String DEFAULT = "model.safetensors";

  @Option(
      names = "--model",
      paramLabel = "FILE",
      defaultValue = DEFAULT,
      description = "A model that unfold train wrote (default: ${DEFAULT-VALUE}).")
  private Path model;

  /** The model file. */
  public Path file() {
    return model;
  }

  /** Loads the model. */
  public Tagger load() {
    return Tagger.load(model);
  }
}
