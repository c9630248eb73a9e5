package dev.unfold.cli.exercise;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.FileWatcher;
import dev.unfold.cli.option.ExerciseFinder;
import dev.unfold.cli.option.NumberConverter;
import dev.unfold.cli.option.OutputOptions;
import dev.unfold.lab.exercise.Checker;
import dev.unfold.lab.exercise.Exercise;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The exercise, its file, and what to do. */
@Command(optionListHeading = "%nExercise:%n")
final class ExerciseOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "NUMBER",
      converter = ExerciseFinder.class,
      description = {
        "Number of the exercise (default: list all); or the name of its folder, such as rnn, or",
        "a folder that a teacher has added."
      })
  private Exercise exercise;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = {
        "Your file (default: the exercise's file in this folder, else in the folder",
        "exercises of the checkout)."
      })
  private Path file;

  @Option(names = "--watch", description = "Check again on every save, until Ctrl-C.")
  private boolean watch;

  @Option(
      names = "--hint",
      arity = "0..1",
      fallbackValue = "1",
      paramLabel = "N",
      converter = NumberConverter.Count.class,
      description = "Print the first or the N-th hint; each says more than the previous one.")
  private Integer hint;

  @Option(
      names = "--start",
      paramLabel = "FOLDER",
      description = "Copy the original file, with its gap, to a folder of your own.")
  private Path start;

  /** The exercise, if one was named; refuses options that need one, or exclude one. */
  Optional<Exercise> one(boolean all) {
    require(exercise == null || !all, "--all checks every exercise; leave out the number");
    require(exercise != null || file == null, "--file: for which exercise? Put its number first");
    require(exercise != null || !watch, "--watch: for which exercise? Put its number first");
    require(exercise != null || hint == null, "--hint: for which exercise? Put its number first");
    return Optional.ofNullable(exercise);
  }

  /** Prints a hint or copies files, if requested; returns whether it did, and nothing is left to do. */
  boolean helps(Optional<Exercise> one, OutputOptions outputs, Console console) {
    if (start != null) {
      require(Files.isDirectory(start), "--start " + start + ": no such folder");
      List<Exercise> exercises = one.map(List::of).orElse(ExerciseFinder.all());
      exercises.forEach(
          each ->
              outputs
                  .place("--start", start.resolve(each.file()))
                  .ifPresent(place -> outputs.write(console, place, each.start())));
      return true;
    }
    if (hint != null) {
      List<String> hints = exercise.hints();
      require(
          hint <= hints.size(),
          "--hint " + hint + ": this exercise has " + hints.size() + " hints");
      console.print("%s", hints.get(hint - 1));
      if (hint < hints.size()) {
        console.note("more: unfold exercise %d --hint %d", exercise.number(), hint + 1);
      }
      return true;
    }
    return false;
  }

  /** The file to check. */
  Path file(Exercise of) {
    return file != null ? file : defaultFile(of);
  }

  /** The default file of an exercise: in this folder, else in the checkout. */
  static Path defaultFile(Exercise of) {
    String home = System.getProperty("unfold.home", "");
    Stream<Path> added = of.place().stream().map(folder -> folder.resolveSibling(of.file()));
    return Stream.concat(Stream.of(Path.of(of.file()), Path.of("exercises", of.file())), added)
        .filter(Files::exists)
        .findFirst()
        .orElse(Path.of(home, "exercises", of.file()));
  }

  /** With {@code --watch}, waits for the next save; returns whether to check again. */
  boolean watches(Checker checker, Exercise of, FileWatcher saves, Console console) {
    if (!watch) {
      return false;
    }
    checker.warmUp(of);
    console.note("watching %s; Ctrl-C ends it", saves.file());
    return saves.await();
  }

  private void require(boolean good, String otherwise) {
    if (!good) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }
}
