package dev.unfold.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.unfold.check.GradientCheck;
import dev.unfold.check.ModelCase;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "check",
    header = "Check every gradient numerically.",
    description = {
      "Small networks of every kind, in float64, on sentences of 1, 2, 3 and 17 words: each entry of each",
      "gradient against central differences of the loss. Exit code 1 if one is wrong.",
      ""
    },
    footer = {"", "Examples:", "  unfold check", "  unfold check --json"})
final class CheckCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = Numbers.Seed.class,
      defaultValue = "1234",
      description = "Of the weights and sentences (default: ${DEFAULT-VALUE}).")
  private int seed;

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    boolean good = true;
    if (!json) {
      console.print(
          "%-26s %-9s %8s  %13s  %s", "network", "parameter", "entries", "largest error", "");
    }
    for (ModelCase network : ModelCase.all(seed)) {
      for (GradientCheck.Result result : network.check()) {
        good &= result.passed();
        print(network, result);
      }
    }
    console.note(
        good
            ? "every entry within %.0e of central differences (epsilon %.0e)"
            : "some entries are over %.0e (epsilon %.0e)",
        GradientCheck.ALLOWED,
        GradientCheck.EPSILON);
    return good ? 0 : 1;
  }

  private void print(ModelCase network, GradientCheck.Result result) {
    if (json) {
      console.print("%s", json(network, result));
      return;
    }
    console.print(
        "%-26s %-9s %8d  %13.1e  %s",
        network.name(),
        result.parameter(),
        result.entries(),
        result.error(),
        result.passed() ? "ok" : "WRONG: " + result);
  }

  private static String json(ModelCase network, GradientCheck.Result result) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("network", network.name());
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
    return text.toString();
  }
}
