package dev.unfold.cli.model;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.ModelOption;
import dev.unfold.tagger.ModelContents;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    header = "Show what a model file holds.",
    description = {
      "Prints how the model was trained, on what, how accurate it was, its words, tags and weights. The",
      "checksum of the file is verified; the network itself is not loaded."
    },
    footer = {
      "",
      "Examples:",
      "  unfold show                                       model.safetensors",
      "  unfold show my.safetensors --json"
    })
public final class ShowCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "MODEL",
      defaultValue = ModelOption.DEFAULT,
      description = "A model that unfold train wrote (default: ${DEFAULT-VALUE}).")
  private Path model;

  @Option(names = "--json", description = "Print everything as one JSON object.")
  private boolean json;

  public ShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ModelContents contents = ModelContents.read(model);
    if (json) {
      console.print("%s", ModelJson.of(contents));
    } else {
      ModelTable.print(console, model, contents);
    }
    return 0;
  }
}
