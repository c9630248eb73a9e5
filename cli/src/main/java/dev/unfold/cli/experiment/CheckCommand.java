package dev.unfold.cli.experiment;

import dev.unfold.check.CheckCase;
import dev.unfold.check.GradientCheck;
import dev.unfold.check.Twin;
import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.MineOptions;
import dev.unfold.cli.option.NumberConverter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    header = "Check every layer against numeric gradients, invariants and PyTorch.",
    description = {
      "Prints a row for each layer and option: the largest relative error of its parameter gradients, and",
      "of dx, against central differences of the loss; float32 against float64; whether the invariants",
      "hold (a sentence gives the same alone and in any batch, ...); and the largest differences from",
      "PyTorch, once unfold compare has fetched it. The sentences have 3, 1, 17 and 2 tokens. Exit code 1",
      "if any value exceeds its bound. With --mine: every parameter of your own network, at the lab's size,",
      "on the first sentence of the built-in corpus."
    },
    footer = {
      "",
      "Examples:",
      "  unfold check",
      "  unfold check --json",
      "  unfold check --mine my/Rnn.java --watch"
    })
public final class CheckCommand implements Callable<Integer> {
  private final Console console;
  private final Supplier<List<CheckCase>> cases;

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = NumberConverter.Seed.class,
      defaultValue = "1234",
      description = "Random seed of weights and sentences (default: ${DEFAULT-VALUE}).")
  private int seed;

  @Spec private CommandSpec spec;

  @Mixin private MineOptions mine;

  @Option(names = "--json", description = "Print one JSON object per line.")
  private boolean json;

  /** A command that runs all cases. */
  public CheckCommand(Console console) {
    this(console, CheckCase::all);
  }

  CheckCommand(Console console, Supplier<List<CheckCase>> cases) {
    this.console = console;
    this.cases = cases;
  }

  @Override
  public Integer call() {
    if (json && mine.file().isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--json shows the rows of the layers; leave it out with --mine");
    }
    return mine.run(
        console,
        () ->
            mine.file().isPresent()
                ? new OwnCheck(console, seed).run(mine.file().get())
                : layers());
  }

  private int layers() {
    Optional<Twin> twin = twin();
    CheckReport report =
        json ? CheckReport.json(console) : CheckReport.table(console, twin.map(Twin::name));
    List<String> failures = new ArrayList<>();
    cases.get().parallelStream()
        .map(one -> one.run(seed, twin))
        .forEachOrdered(
            row -> {
              report.row(row);
              row.failure().ifPresent(failures::add);
            });
    failures.forEach(console::error);
    console.note(
        "allowed: gradient and dx %.0e, float32 %.0e%s",
        GradientCheck.ALLOWED,
        CheckCase.FLOAT32_ALLOWED,
        twin.map(t -> Console.text(", %s %.0e", t.name(), CheckCase.TWIN_ALLOWED)).orElse(""));
    return failures.isEmpty() ? 0 : 1;
  }

  /** PyTorch, if it is on the class path and works on this machine. */
  private Optional<Twin> twin() {
    Optional<Twin> twin = Twin.find();
    try {
      twin.ifPresent(Twin::load);
      twin.flatMap(Twin::selfContradiction)
          .ifPresent(
              wrong ->
                  console.warn(twin.get().name() + ": " + wrong.found() + "; " + wrong.remedy()));
      return twin;
    } catch (IllegalStateException e) {
      console.warn(e.getMessage());
      return Optional.empty();
    }
  }
}
