package dev.unfold.bench;

import dev.unfold.bench.taggers.LatencyBench;
import dev.unfold.bench.taggers.TaggersBench;
import dev.unfold.bench.taggers.TreebanksBench;
import dev.unfold.cli.bench.Bench;
import dev.unfold.cli.bench.BenchPlan;
import dev.unfold.cli.bench.BenchReport;
import dev.unfold.cli.bench.ContestPlan;
import dev.unfold.cli.bench.LatencyPlan;
import dev.unfold.cli.bench.TaggersPlan;
import dev.unfold.cli.bench.TreebanksPlan;
import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.Progress;
import dev.unfold.torch.TorchLibrary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every table of {@code unfold bench}. */
public final class SideBySide implements Bench {
  /** Called by {@link java.util.ServiceLoader}; loads nothing yet. */
  public SideBySide() {}

  @Override
  public List<String> rows(BenchPlan plan) {
    return Stream.concat(
            Tables.of(plan, true).stream()
                .flatMap(table -> table.rows().stream())
                .map(PlannedRow::name),
            Tables.growth(plan).stream().map(GrowthPlan::name))
        .toList();
  }

  @Override
  public BenchReport run(BenchPlan plan, Console console) {
    Optional<String> pytorch = pytorch(console);
    console.print("%s", Machine.here());
    console.print("%s", pytorch.orElse("without PyTorch"));
    console.print("%s", plan);
    Race race = new Race(plan.rounds(), plan.seconds());
    Map<Table, List<Row>> tables = new LinkedHashMap<>();
    for (Table table : Tables.of(plan, pytorch.isPresent())) {
      tables.put(table, measured(table, race, console));
    }
    List<Growth> growth = new ArrayList<>();
    for (GrowthPlan planned : Tables.growth(plan)) {
      growth.add(measured(planned, race, console));
    }
    Results results = new Results(Machine.here(), pytorch, plan, tables, growth);
    return new BenchReport(ResultsJson.of(results), ResultsPicture.of(results));
  }

  @Override
  public List<String> contestants(ContestPlan plan) {
    return TaggersBench.competitors(plan);
  }

  @Override
  public BenchReport taggers(TaggersPlan plan, Console console) {
    return TaggersBench.run(plan, console);
  }

  @Override
  public String latency(LatencyPlan plan, Console console) {
    return LatencyBench.run(plan, console);
  }

  @Override
  public String treebanks(TreebanksPlan plan, Console console) {
    return TreebanksBench.run(plan, console);
  }

  @Override
  public void kernels(List<String> arguments) {
    Kernels.run(arguments);
  }

  private static List<Row> measured(Table table, Race race, Console console) {
    TableText text = new TableText(table);
    console.print("");
    console.print("%s", text.header());
    List<Row> rows = new ArrayList<>();
    for (PlannedRow planned : table.rows()) {
      long turns = (long) race.rounds() * table.competitors().size();
      Row row;
      try (Progress progress = console.progress(planned.name(), turns)) {
        row = planned.measure(race, () -> progress.step(1));
      }
      rows.add(row);
      console.print("%s", text.line(row));
    }
    return rows;
  }

  private static Growth measured(GrowthPlan planned, Race race, Console console) {
    Growth growth;
    try (Progress progress = console.progress(planned.name(), planned.turns(race))) {
      growth = planned.measure(race, () -> progress.step(1));
    }
    console.print("");
    GrowthText.lines(growth).forEach(line -> console.print("%s", line));
    return growth;
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
