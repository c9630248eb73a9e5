package dev.unfold.cli.exercise;

import dev.unfold.cli.console.Console;
import dev.unfold.lab.exercise.CheckReport;
import dev.unfold.lab.exercise.CheckReport.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The results of one student.
 *
 * @param folder the student's folder
 * @param reports a report for each exercise
 */
record Grades(Path folder, List<CheckReport> reports) {
  Grades {
    reports = List.copyOf(reports);
  }

  /** The folder's own name, which is the student's. */
  String student() {
    return folder.toAbsolutePath().normalize().getFileName().toString();
  }

  /** The number of exercises that are right. */
  long right() {
    return reports.stream().filter(one -> one.verdict() == Verdict.RIGHT).count();
  }

  /** The sum of the points. */
  double points() {
    return reports.stream().map(CheckReport::points).mapToDouble(p -> p.orElse(0)).sum();
  }

  /** The points of those exercises that could be checked. */
  double possible() {
    return reports.stream()
        .filter(one -> one.points().isPresent())
        .mapToDouble(one -> one.exercise().weight())
        .sum();
  }

  /** Points with at most two decimals; a dash if the exercise was not checked. */
  static String text(OptionalDouble points) {
    return points.isPresent() ? text(points.getAsDouble()) : "-";
  }

  /** Points with at most two decimals. */
  static String text(double points) {
    return Console.text("%.2f", points).replaceFirst("\\.?0+$", "");
  }

  /** What a student reads: the points of each exercise and tensor, and where to look. */
  String feedback() {
    StringBuilder text =
        new StringBuilder(
            Console.text("%s: %s of %s points%n", student(), text(points()), text(possible())));
    for (CheckReport report : reports) {
      text.append(Console.text("%n%s%n", "-".repeat(78)));
      text.append(ExerciseReport.text(report));
      String worth = text(report.exercise().weight());
      text.append(Console.text("%nPoints: %s of %s%n", text(report.points()), worth));
    }
    return text.toString();
  }
}
