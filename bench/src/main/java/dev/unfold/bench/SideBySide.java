package dev.unfold.bench;

import dev.unfold.cli.Bench;
import dev.unfold.cli.BenchPlan;
import dev.unfold.cli.BenchReport;
import dev.unfold.cli.Console;
import dev.unfold.cli.Progress;
import dev.unfold.torch.TorchLibrary;
import java.util.Optional;

/** Every table of {@code unfold bench}. */
public final class SideBySide implements Bench {
  /** What {@link java.util.ServiceLoader} calls; loads nothing yet. */
  public SideBySide() {}

  @Override
  public BenchReport run(BenchPlan plan, Console console) {
    Optional<String> pytorch = pytorch(console);
    console.print("%s", Machine.here());
    console.print("%s", pytorch.orElse("without PyTorch"));
    Race race = new Race(plan.rounds(), plan.seconds());
    for (Table table : Tables.of(plan, pytorch.isPresent())) {
      TableText text = new TableText(table);
      console.print("");
      console.print("%s", text.header());
      for (PlannedRow planned : table.rows()) {
        console.print("%s", text.line(measured(planned, table, race, console)));
      }
    }
    return new BenchReport("{}", Optional.empty());
  }

  private static Row measured(PlannedRow planned, Table table, Race race, Console console) {
    long turns = (long) race.rounds() * table.sides().size();
    try (Progress progress = console.progress(planned.name(), turns)) {
      return planned.measure(race, () -> progress.step(1));
    }
  }

  private static Optional<String> pytorch(Console console) {
    try {
      return Optional.of(TorchLibrary.version());
    } catch (IllegalStateException e) {
      console.warn(e.getMessage());
      return Optional.empty();
    }
  }
}
