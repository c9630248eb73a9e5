package dev.unfold.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.unfold.check.GradientCheck;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Prints a gradient check, a line for each parameter. */
interface CheckReport {
  /** Prints one parameter's outcome. */
  void row(String network, GradientCheck.Result result);

  /** For people: a table, headed at once. */
  static CheckReport table(Console console) {
    console.print("%-26s %-9s %8s  largest error", "network", "parameter", "entries");
    return (network, result) ->
        console.print(
            "%-26s %-9s %8d  %13.1e  %s",
            network,
            result.parameter(),
            result.entries(),
            result.error(),
            result.passed() ? "ok" : "WRONG: " + result);
  }

  /** For programs: one JSON object a line. */
  static CheckReport json(Console console) {
    JsonFactory factory = new JsonFactory();
    return (network, result) -> {
      StringWriter line = new StringWriter();
      try (JsonGenerator json = factory.createGenerator(line)) {
        json.writeStartObject();
        json.writeStringField("network", network);
        json.writeStringField("parameter", result.parameter());
        json.writeNumberField("entries", result.entries());
        json.writeNumberField("row", result.row());
        json.writeNumberField("column", result.column());
        json.writeNumberField("analytic", result.analytic());
        json.writeNumberField("numeric", result.numeric());
        json.writeNumberField("error", result.error());
        json.writeBooleanField("passed", result.passed());
        json.writeEndObject();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      console.print("%s", line);
    };
  }
}
