package dev.unfold.cli.exercise;

import dev.unfold.cli.console.Console;
import dev.unfold.tagger.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "handout",
    header = "Write a folder for a class: exercises, guide and program, without the solutions.",
    description = {
      "The folder needs a JDK of 17 or later and nothing else: ./check checks an exercise, ./unfold is the",
      "whole command, guide/run runs the guide's snippets; on Windows the .cmd files do the same. What the",
      "checker knows of the solutions is packed into the jar, not encrypted. PyTorch isn't in it."
    },
    footer = {
      "",
      "Examples:",
      "  unfold handout lab                for the students",
      "  unfold handout teacher --solutions"
    })
public final class HandoutCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The folder to write; it may exist if it is empty.")
  private Path folder;

  @Option(
      names = "--solutions",
      description = "The teacher's copy: with solutions, hints, mistakes and answers.")
  private boolean solutions;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "The checkout with guide and exercises. Default: the one that runs.")
  private Path home = Path.of(System.getProperty("unfold.home", ""));

  public HandoutCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!Files.isDirectory(home.resolve("guide/snippets"))
        || !Files.isRegularFile(home.resolve("exercises/list.txt"))) {
      throw new ParameterException(
          spec.commandLine(),
          "--from "
              + home.toAbsolutePath().normalize()
              + ": holds no guide and exercises; expected a checkout of Unfold");
    }
    try {
      requireEmpty();
      new Handout(home, folder, solutions).write();
    } catch (IOException e) {
      throw new ModelException(folder + ": can't be written (" + e.getMessage() + ")", e);
    }
    console.print("wrote %s", folder);
    return 0;
  }

  private void requireEmpty() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (Files.isDirectory(folder)) {
      try (Stream<Path> inside = Files.list(folder)) {
        if (inside.findAny().isEmpty()) {
          return;
        }
      }
    }
    throw new ParameterException(
        spec.commandLine(), folder + ": already exists; name a new or an empty folder");
  }
}
