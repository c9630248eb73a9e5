package dev.unfold.cli.exercise;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.unfold.cli.console.Console;
import dev.unfold.lab.exercise.CheckReport;
import dev.unfold.lab.exercise.CompilerError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Prints the result of checking an exercise. */
interface ExerciseReport {
  /** Prints one report. */
  void report(CheckReport report);

  /** One line, for a list of all exercises. */
  static ExerciseReport line(Console console) {
    return report ->
        console.print(
            "%d  %-45s  %-16s  %s",
            report.exercise().number(), report.exercise().title(), report.verdict(), report.file());
  }

  /** Full text for a student: what is right, what is wrong, and where to look. */
  static ExerciseReport text(Console console) {
    return report -> {
      console.print(
          "Exercise %d, %s: %s",
          report.exercise().number(), report.exercise().title(), report.verdict());
      report.problems().forEach(problem -> print(console, report.file(), problem));
      print(console, report);
      report.sentences().forEach(sentence -> console.print("%n%s", Console.wrapped(sentence)));
      if (!report.printed().isBlank()) {
        console.print("%nYour code printed:%n%s", report.printed().stripTrailing());
      }
    };
  }

  /** The text of one report. */
  static String text(CheckReport report) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console = new Console(InputStream.nullInputStream(), out, out, "");
    text(console).report(report);
    console.close();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void print(Console console, CheckReport report) {
    if (report.rows().isEmpty()) {
      return;
    }
    console.print("%n%-6s  %5s  %18s  %8s", "", "shape", "finite differences", "solution");
    for (CheckReport.Row row : report.rows()) {
      String numeric =
          row.numeric().isPresent() ? Console.text("%.1e", row.numeric().getAsDouble()) : "-";
      console.print(
          "%-6s  %5s  %18s  %8s  %s",
          row.tensor(), row.shape(), numeric, Console.text("%.1e", row.solution()), row.remark());
    }
  }

  /** Prints an error as compilers do: file, line and message, the line itself, and a mark below the place. */
  private static void print(Console console, String file, CompilerError problem) {
    console.print("%n%s:%d: %s", file, problem.line(), problem.message());
    if (problem.line() > 0) {
      console.print("%s", problem.code());
      console.print("%s^", " ".repeat(Math.max(0, problem.column() - 1)));
    }
  }

  /** For programs: one JSON object per line. */
  static ExerciseReport json(Console console) {
    JsonFactory factory = new JsonFactory();
    return report -> {
      StringWriter line = new StringWriter();
      try (JsonGenerator json = factory.createGenerator(line)) {
        write(json, report);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      console.print("%s", line);
    };
  }

  /** Writes a report as a JSON object. */
  static void write(JsonGenerator json, CheckReport report) throws IOException {
    json.writeStartObject();
    json.writeNumberField("exercise", report.exercise().number());
    json.writeStringField("file", report.file());
    json.writeStringField("verdict", report.verdict().toString());
    number(json, "points", report.points().orElse(Double.NaN));
    json.writeArrayFieldStart("sentences");
    for (String sentence : report.sentences()) {
      json.writeString(sentence);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("tensors");
    for (CheckReport.Row row : report.rows()) {
      write(json, row);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("compilerErrors");
    for (CompilerError problem : report.problems()) {
      json.writeStartObject();
      json.writeNumberField("line", problem.line());
      json.writeStringField("message", problem.message());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, CheckReport.Row row) throws IOException {
    json.writeStartObject();
    json.writeStringField("tensor", row.tensor());
    json.writeBooleanField("right", row.right());
    json.writeStringField("remark", row.remark());
    number(json, "finiteDifferences", row.numeric().orElse(Double.NaN));
    number(json, "solution", row.solution());
    json.writeEndObject();
  }

  /** JSON has no NaN. */
  private static void number(JsonGenerator json, String name, double number) throws IOException {
    if (Double.isFinite(number)) {
      json.writeNumberField(name, number);
    } else {
      json.writeNullField(name);
    }
  }
}
