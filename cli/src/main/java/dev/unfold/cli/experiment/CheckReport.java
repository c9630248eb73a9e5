package dev.unfold.cli.experiment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.unfold.check.Agreement;
import dev.unfold.check.CheckRow;
import dev.unfold.check.GradientCheck;
import dev.unfold.cli.console.Console;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalDouble;

/** Prints the results of the checks: a row for each layer, loss or model with each option. */
interface CheckReport {
  /** Prints one row. */
  void row(CheckRow row);

  /** A table for people, with two more columns if there is a twin of that name. The heading is printed at once. */
  static CheckReport table(Console console, Optional<String> twin) {
    String columns = "%-47s %8s %8s %8s  %-10s";
    String header =
        Console.text(columns, "layer, loss or model", "gradient", "dx", "float32", "invariants");
    console.print("%s", header + twin.map(name -> "  " + name + " forward, backward").orElse(""));
    return row -> {
      String line =
          Console.text(
              columns,
              row.name(),
              error(row.parameterError()),
              error(row.inputError()),
              error(row.float32().difference()),
              row.held() ? "held" : "broken");
      String beside = twin.map(name -> beside(row.twin())).orElse("");
      console.print("%s", (line + beside + (row.passed() ? "" : "  WRONG")).stripTrailing());
    };
  }

  private static String beside(Optional<Agreement> twin) {
    return Console.text(
        "  %15s %9s",
        twin.map(both -> error(both.forwardDifference())).orElse("-"),
        twin.map(both -> error(both.backwardDifference())).orElse("-"));
  }

  private static String error(OptionalDouble error) {
    return error.isPresent() ? error(error.getAsDouble()) : "-";
  }

  private static String error(double error) {
    return Console.text("%.1e", error);
  }

  /** For programs: one JSON object per line. */
  static CheckReport json(Console console) {
    JsonFactory factory = new JsonFactory();
    return row -> {
      StringWriter line = new StringWriter();
      try (JsonGenerator json = factory.createGenerator(line)) {
        json.writeStartObject();
        json.writeStringField("name", row.name());
        json.writeBooleanField("passed", row.passed());
        number(json, "gradient", row.parameterError());
        number(json, "dx", row.inputError());
        number(json, "float32", OptionalDouble.of(row.float32().difference()));
        json.writeBooleanField("invariants", row.held());
        Optional<Agreement> twin = row.twin();
        number(json, "twinForward", difference(twin.map(Agreement::forwardDifference)));
        number(json, "twinBackward", difference(twin.map(Agreement::backwardDifference)));
        worst(json, row.worstSlope());
        json.writeEndObject();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      console.print("%s", line);
    };
  }

  private static OptionalDouble difference(Optional<Double> difference) {
    return difference.stream().mapToDouble(Double::doubleValue).findFirst();
  }

  private static void number(JsonGenerator json, String name, OptionalDouble number)
      throws IOException {
    if (number.isPresent()) {
      json.writeNumberField(name, number.getAsDouble());
    } else {
      json.writeNullField(name);
    }
  }

  private static void worst(JsonGenerator json, GradientCheck.Result worst) throws IOException {
    json.writeObjectFieldStart("worst");
    json.writeStringField("parameter", worst.parameter());
    json.writeNumberField("row", worst.row());
    json.writeNumberField("column", worst.column());
    json.writeNumberField("analytic", worst.analytic());
    json.writeNumberField("numeric", worst.numeric());
    json.writeNumberField("error", worst.error());
    json.writeEndObject();
  }
}
