package dev.unfold.cli.exercise;

import dev.unfold.cli.console.Console;
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

/** Which exercise, in which file, and what to do with it. */
@Command(optionListHeading = "%nExercise:%n")
final class ExerciseOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "NUMBER",
      converter = NumberConverter.Exercise.class,
      description = "Which exercise, 1 to 7 (default: a list of all).")
  private Exercise exercise;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = {
        "Your file (default: the exercise's own, in this folder, or else in the",
        "folder exercises of the checkout)."
      })
  private Path file;

  @Option(names = "--watch", description = "Check again at each save, until Ctrl-C.")
  private boolean watch;

  @Option(
      names = "--hint",
      arity = "0..1",
      fallbackValue = "1",
      paramLabel = "N",
      converter = NumberConverter.Count.class,
      description = "Print the first hint, or the N-th; each says more than the one before.")
  private Integer hint;

  @Option(
      names = "--start",
      paramLabel = "FOLDER",
      description = "Copy the file as it was, its hole empty, to a folder of your own.")
  private Path start;

  /** The exercise, if one was named; what goes with none is refused. */
  Optional<Exercise> one(boolean all) {
    require(exercise == null || !all, "--all checks every exercise; leave out the number");
    require(exercise != null || file == null, "--file: which exercise is it for?");
    require(exercise != null || !watch, "--watch: which exercise?");
    require(exercise != null || hint == null, "--hint: for which exercise?");
    return Optional.ofNullable(exercise);
  }

  /** Prints a hint or copies files, if that was asked for; then there is nothing else to do. */
  boolean helps(Optional<Exercise> one, OutputOptions outputs, Console console) {
    if (start != null) {
      require(Files.isDirectory(start), "--start " + start + ": there is no such folder");
      List<Exercise> exercises = one.map(List::of).orElse(List.of(Exercise.values()));
      exercises.forEach(
          each ->
              outputs
                  .place("--start", start.resolve(each.file()))
                  .ifPresent(place -> outputs.write(console, place, each.start())));
      return true;
    }
    if (hint != null) {
      List<String> hints = exercise.hints();
      require(hint <= hints.size(), "--hint " + hint + ": there are " + hints.size());
      console.print("%s", hints.get(hint - 1));
      if (hint < hints.size()) {
        console.note("more: unfold exercise %d --hint %d", exercise.number(), hint + 1);
      }
      return true;
    }
    return false;
  }

  /** The student's file. */
  Path file(Exercise of) {
    return file != null ? file : usual(of);
  }

  /** The file of an exercise, if none is named: here, or in the checkout. */
  static Path usual(Exercise of) {
    String home = System.getProperty("unfold.home", "");
    return Stream.of(Path.of(of.file()), Path.of("exercises", of.file()))
        .filter(Files::exists)
        .findFirst()
        .orElse(Path.of(home, "exercises", of.file()));
  }

  /** Waits for the next save, if that was asked for. */
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
