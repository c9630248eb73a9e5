package dev.unfold.cli.exercise;

import dev.unfold.cli.option.ExerciseFinder;
import dev.unfold.lab.exercise.CheckReport;
import dev.unfold.lab.exercise.Exercise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The points of a class as comma-separated values: a row for each student, a column for each exercise, and the sum. */
final class PointsTable {
  private PointsTable() {}

  static String of(List<Grades> students) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      List<String> head = new ArrayList<>(List.of("student"));
      for (Exercise exercise : ExerciseFinder.all()) {
        head.add(exercise.number() + " " + exercise.type());
      }
      head.addAll(List.of("points", "possible"));
      csv.printRecord(head);
      for (Grades grades : students) {
        csv.printRecord(row(grades));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static List<String> row(Grades grades) {
    List<String> row = new ArrayList<>(List.of(grades.student()));
    for (CheckReport report : grades.reports()) {
      row.add(report.points().isEmpty() ? "" : Grades.text(report.points()));
    }
    row.addAll(List.of(Grades.text(grades.points()), Grades.text(grades.possible())));
    return row;
  }
}
