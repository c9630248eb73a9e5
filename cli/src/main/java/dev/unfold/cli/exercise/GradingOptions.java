package dev.unfold.cli.exercise;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.OutputFile;
import dev.unfold.cli.option.ExerciseFinder;
import dev.unfold.cli.option.FileOutputs;
import dev.unfold.cli.option.NumberConverter;
import dev.unfold.lab.exercise.CheckReport;
import dev.unfold.lab.exercise.Checker;
import dev.unfold.lab.exercise.Exercise;
import dev.unfold.lab.exercise.Limits;
import dev.unfold.tagger.ModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The students' folders to grade, and the limits for each file. */
@Command(optionListHeading = "%nGrading:%n")
final class GradingOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--all",
      arity = "0..*",
      paramLabel = "FOLDER",
      description = {
        "Grade every exercise in these students' folders, or in the folders inside",
        "them (default: this folder). Files that do not exist count as missing."
      })
  private List<Path> folders;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      converter = NumberConverter.Count.class,
      defaultValue = "5",
      description = "Time limit for each file (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--memory",
      paramLabel = "MB",
      converter = NumberConverter.Megabytes.class,
      defaultValue = "256",
      description = "Memory limit for each file (default: ${DEFAULT-VALUE}).")
  private int megabytes;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = {
        "With --all: write the points, a row for each student and a column for each",
        "exercise: its weight times the share of its matrices that are right."
      })
  private Path csv;

  @Option(
      names = "--feedback",
      paramLabel = "FOLDER",
      description = "With --all: write a text for each student, STUDENT.txt; the folder is made.")
  private Path feedback;

  /** Whether {@code --all} was given. */
  boolean asked() {
    return folders != null;
  }

  /** A checker with these limits. */
  Checker checker() {
    return new Checker(new Limits(seconds, megabytes));
  }

  /** Checks all exercises: of each student with {@code --all}, else the user's own. */
  int grade(Checker checker, Console console, boolean json, FileOutputs outputs) {
    require(csv == null || asked(), "--csv needs --all");
    require(feedback == null || asked(), "--feedback needs --all");
    if (!asked()) {
      list(checker, console, json);
      return 0;
    }
    List<Path> students = students();
    Optional<OutputFile> table = outputs.place("--csv", csv);
    Map<String, OutputFile> texts = texts(students, outputs);
    List<Grades> all = new ArrayList<>();
    GradeReport printed = json ? GradeReport.json(console) : GradeReport.table(console, students);
    for (Path student : students) {
      List<CheckReport> reports = new ArrayList<>();
      for (Exercise exercise : ExerciseFinder.all()) {
        reports.add(checker.check(exercise, student.resolve(exercise.file())));
      }
      Grades grades = new Grades(student, reports);
      printed.student(grades);
      all.add(grades);
      Optional.ofNullable(texts.get(grades.student()))
          .ifPresent(place -> place.write(grades.feedback()));
      checker.restart();
    }
    table.ifPresent(place -> outputs.write(console, place, PointsTable.of(all)));
    return 0;
  }

  /** The file for each student's text, by the student's name; none without {@code --feedback}. */
  private Map<String, OutputFile> texts(List<Path> students, FileOutputs outputs) {
    Map<String, OutputFile> texts = new HashMap<>();
    if (feedback == null) {
      return texts;
    }
    try {
      Files.createDirectories(feedback);
    } catch (IOException e) {
      throw new ModelException(feedback + ": can't be made (" + e.getMessage() + ")", e);
    }
    for (Path student : students) {
      String name = new Grades(student, List.of()).student();
      Path file = feedback.resolve(name + ".txt");
      require(
          texts.put(name, outputs.place("--feedback", file).orElseThrow()) == null,
          "--feedback: two students' folders are named " + name + "; grade them one by one");
    }
    return texts;
  }

  private static void list(Checker checker, Console console, boolean json) {
    ExerciseReport report = json ? ExerciseReport.json(console) : ExerciseReport.line(console);
    for (Exercise exercise : ExerciseFinder.all()) {
      report.report(checker.check(exercise, ExerciseOptions.defaultFile(exercise)));
    }
  }

  /** The folders with a student's files: those named, or the ones inside them, sorted by name. */
  private List<Path> students() {
    List<Path> students = new ArrayList<>();
    for (Path folder : folders.isEmpty() ? List.of(Path.of("")) : folders) {
      require(Files.isDirectory(folder), "--all " + folder + ": no such folder");
      List<Path> inside = holdsFiles(folder) ? List.of(folder) : inside(folder);
      require(
          !inside.isEmpty(),
          "--all " + folder + ": no exercise file in it, such as " + Exercise.RNN.file());
      students.addAll(inside);
    }
    return students;
  }

  private static List<Path> inside(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory).filter(GradingOptions::holdsFiles).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean holdsFiles(Path folder) {
    return ExerciseFinder.all().stream()
        .anyMatch(exercise -> Files.exists(folder.resolve(exercise.file())));
  }

  private void require(boolean good, String otherwise) {
    if (!good) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }
}
