package dev.unfold.cli.create;

import dev.unfold.cli.console.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "new",
    customSynopsis = "unfold new KIND NAME [OPTIONS]",
    header = "Write files to begin with: a network of your own, or an exercise for your class.",
    description = "An existing file is never overwritten without --force.",
    commandListHeading = "%nKinds:%n",
    footer = {"", "Examples:", "  unfold new network MyRnn", "  unfold new exercise MyLayer"})
public final class NewCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  private NewCommand() {}

  /** The command with its subcommands. A new kind is a class and a line here. */
  public static CommandLine withSubcommands(Console console) {
    return new CommandLine(new NewCommand())
        .addSubcommand(new NewNetworkCommand(console))
        .addSubcommand(new NewExerciseCommand(console));
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "new: of which kind? Expected one of "
            + String.join(", ", spec.subcommands().keySet())
            + ", as in: unfold new network MyRnn");
  }
}
