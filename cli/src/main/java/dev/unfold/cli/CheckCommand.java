package dev.unfold.cli;

import dev.unfold.check.GradientCheck;
import dev.unfold.check.ModelCase;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "check",
    header = "Check every gradient numerically.",
    description = {
      "Small networks of every kind, in float64, on sentences of 1, 2, 3 and 17 words: each entry of each",
      "gradient against central differences of the loss. Exit code 1 if one is wrong."
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
    CheckReport report = json ? CheckReport.json(console) : CheckReport.table(console);
    boolean good = true;
    for (ModelCase network : ModelCase.all(seed)) {
      for (GradientCheck.Result result : network.check()) {
        good &= result.passed();
        report.row(network.name(), result);
      }
    }
    console.note(
        good
            ? "every entry within %.0e of central differences (epsilon %.0e)"
            : "some entries are more than %.0e from central differences (epsilon %.0e)",
        GradientCheck.ALLOWED,
        GradientCheck.EPSILON);
    return good ? 0 : 1;
  }
}
