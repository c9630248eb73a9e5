package dev.unfold.cli.option;

import dev.unfold.cli.console.CommandFailure;
import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.FileWatcher;
import dev.unfold.lab.student.StudentCodeException;
import dev.unfold.lab.student.StudentNetwork;
import dev.unfold.tagger.ModelException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The user's own file, whose gradient takes the place of the built-in one. */
@Command(optionListHeading = "%nYour own code:%n")
public final class MineOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--mine",
      paramLabel = "FILE",
      description = {
        "Work with your own gradient: your file of exercise 1, 2, 3, 5, 6 or 7,",
        "or a network of your own (see unfold new network)."
      })
  private Path file;

  @Option(
      names = "--watch",
      description = "With --mine: run again whenever the file is saved; Ctrl-C ends.")
  private boolean watch;

  /** The file, if one was named. */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /** Runs a command once, or again after each save of the file. */
  public int run(Console console, IntSupplier once) {
    if (!watch) {
      return once.getAsInt();
    }
    if (file == null) {
      throw new ParameterException(spec.commandLine(), "--watch needs --mine, the file to watch");
    }
    FileWatcher saves = new FileWatcher(file);
    int code;
    do {
      code = attempt(console, once);
      console.note("waiting for %s to be saved; Ctrl-C ends", file);
    } while (saves.await());
    return code;
  }

  /** A file that fails ends a run, not the watching. */
  private static int attempt(Console console, IntSupplier once) {
    try {
      return once.getAsInt();
    } catch (StudentCodeException | ModelException e) {
      CommandFailure failure = CommandFailure.of(e);
      console.error(failure.message());
      return failure.code();
    }
  }

  /** Shows what the user's code has printed. */
  public static void showPrinted(Console console, StudentNetwork network) {
    if (!network.printed().isEmpty()) {
      console.note("your code printed:");
      network.printed().lines().limit(10).forEach(line -> console.note("  %s", line));
    }
  }
}
