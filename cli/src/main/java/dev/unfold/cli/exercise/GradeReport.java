package dev.unfold.cli.exercise;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.ExerciseFinder;
import dev.unfold.lab.exercise.CheckReport;
import dev.unfold.lab.exercise.Exercise;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Prints the results of a class, student by student. */
interface GradeReport {
  /** Prints the results of one student. */
  void student(Grades grades);

  /** A verdict, shortened for a narrow column. */
  private static String word(CheckReport.Verdict verdict) {
    return verdict == CheckReport.Verdict.REFUSED ? "no compile" : verdict.toString();
  }

  /** A table for people, a line for each student. The heading is printed at once. */
  static GradeReport table(Console console, List<Path> students) {
    int width = students.stream().mapToInt(path -> path.toString().length()).max().orElse(0);
    String name = "%-" + Math.max(7, width) + "s";
    StringBuilder header = new StringBuilder(Console.text(name, "student"));
    for (Exercise exercise : ExerciseFinder.all()) {
      header.append(Console.text("  %-11d", exercise.number()));
    }
    console.print("%s  right   points", header);
    return grades -> {
      StringBuilder line = new StringBuilder(Console.text(name, grades.folder()));
      grades
          .reports()
          .forEach(report -> line.append(Console.text("  %-11s", word(report.verdict()))));
      console.print(
          "%s  %d of %d  %s of %s",
          line,
          grades.right(),
          grades.reports().size(),
          Grades.text(grades.points()),
          Grades.text(grades.possible()));
    };
  }

  /** For programs: one JSON object per line. */
  static GradeReport json(Console console) {
    JsonFactory factory = new JsonFactory();
    return grades -> {
      StringWriter line = new StringWriter();
      try (JsonGenerator json = factory.createGenerator(line)) {
        json.writeStartObject();
        json.writeStringField("student", grades.folder().toString());
        json.writeNumberField("right", grades.right());
        json.writeNumberField("points", grades.points());
        json.writeNumberField("possible", grades.possible());
        json.writeArrayFieldStart("exercises");
        for (CheckReport report : grades.reports()) {
          ExerciseReport.write(json, report);
        }
        json.writeEndArray();
        json.writeEndObject();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      console.print("%s", line);
    };
  }
}
