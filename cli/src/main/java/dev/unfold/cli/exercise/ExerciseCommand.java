package dev.unfold.cli.exercise;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.FileWatcher;
import dev.unfold.cli.console.OutputFile;
import dev.unfold.cli.option.OutputOptions;
import dev.unfold.lab.exercise.CheckReport;
import dev.unfold.lab.exercise.Checker;
import dev.unfold.lab.exercise.Exercise;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "exercise",
    header = "Check your solution of an exercise, and learn where to look.",
    customSynopsis = {
      "unfold exercise [NUMBER] [OPTIONS]",
      "       unfold exercise --all [FOLDER...] [OPTIONS]"
    },
    description = {
      "An exercise is a Java file with a gap, in the folder exercises. Your code is compiled and run on",
      "small sentences, in a process of its own; every matrix is compared with finite differences of the",
      "loss and with the solution. Exit code 1 if it is not right yet. Without a number, all exercises are",
      "listed with their state. Exercise 3 needs PyTorch, which is fetched if the number comes first."
    },
    footer = {
      "",
      "Examples:",
      "  unfold exercise 1 --hint                       print the first hint",
      "  unfold exercise 2                              check exercises/Rnn.java",
      "  unfold exercise 2 --watch --plot errors.png    check it on every save",
      "  unfold exercise 2 --start my                   copy the empty file to my/Rnn.java",
      "  unfold exercise 2 --file my/Rnn.java",
      "  unfold exercise --all class --json             grade the students' folders in class"
    })
public final class ExerciseCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ExerciseOptions options;
  @Mixin private GradingOptions grading;
  @Mixin private OutputOptions outputs;

  @Option(names = "--json", description = "Print one JSON object for each exercise or student.")
  private boolean json;

  public ExerciseCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Optional<Exercise> one = options.one(grading.asked());
    if (options.helps(one, outputs, console)) {
      return 0;
    }
    try (Checker checker = grading.checker()) {
      return one.isPresent() ? check(checker, one.get()) : grading.grade(checker, console, json);
    }
  }

  private int check(Checker checker, Exercise exercise) {
    Optional<OutputFile> plot = outputs.plot();
    ExerciseReport printed = json ? ExerciseReport.json(console) : ExerciseReport.text(console);
    Path file = options.file(exercise);
    FileWatcher saves = new FileWatcher(file);
    CheckReport report;
    do {
      report = checker.check(exercise, file);
      printed.report(report);
      CheckReport shown = report;
      plot.filter(place -> !shown.maps().isEmpty())
          .ifPresent(place -> outputs.write(console, place, shown.picture()));
    } while (options.watches(checker, exercise, saves, console));
    return report.verdict() == CheckReport.Verdict.RIGHT ? 0 : 1;
  }
}
