package dev.unfold.cli.create;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.FileOutputs;
import dev.unfold.lab.student.NetworkTemplate;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "network",
    header = "Write the file of a network that you derive yourself.",
    description = {
      "The file NAME.java holds the smallest network that learns: four methods, with its equations. Change",
      "them; --mine NAME.java then takes it through gradient, check, train, compare and flow."
    },
    footer = {
      "",
      "Examples:",
      "  unfold new network MyRnn",
      "  unfold check --mine MyRnn.java --watch"
    })
final class NewNetworkCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "The name of its Java class, such as MyRnn.")
  private String name;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "The folder to write to (default: this one).")
  private Path folder = Path.of("");

  @Mixin private FileOutputs outputs;

  NewNetworkCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String text = text();
    Path file = folder.resolve(name + ".java");
    outputs
        .place("NAME", file)
        .ifPresent(
            place -> {
              outputs.write(console, place, text);
              console.note("next: unfold check --mine %s --watch", file);
            });
    return 0;
  }

  private String text() {
    try {
      return NetworkTemplate.of(name);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }
}
