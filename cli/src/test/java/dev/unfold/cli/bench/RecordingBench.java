package dev.unfold.cli.bench;

import dev.unfold.cli.console.Console;
import dev.unfold.lab.plot.BenchPlot;
import dev.unfold.lab.plot.RatioRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A fake of the benchmarks: measures nothing, and prints the plan that it gets. */
public final class RecordingBench implements Bench {
  @Override
  public List<String> rows(BenchPlan plan) {
    return Stream.of("BiLSTM: training", "BiGRU: training", "product").filter(plan::wants).toList();
  }

  @Override
  public BenchReport run(BenchPlan plan, Console console) {
    console.print("%s: %s, quick %s", plan, rows(plan), plan.quick());
    List<RatioRow> ratios =
        rows(plan).stream()
            .filter(row -> !row.equals("product"))
            .map(row -> new RatioRow(row, 2, 1, 3))
            .toList();
    return new BenchReport(
        "{\"rows\": " + rows(plan).size() + "}\n",
        ratios.isEmpty()
            ? Optional.empty()
            : Optional.of(BenchPlot.of("a machine", ratios, List.of())));
  }

  @Override
  public List<String> contestants(ContestPlan plan) {
    return Stream.of("Unfold fast", "CoreNLP").filter(plan::wants).toList();
  }

  @Override
  public BenchReport taggers(TaggersPlan plan, Console console) {
    console.print("%s", plan);
    return new BenchReport("{\"taggers\": 2}\n", Optional.empty());
  }

  @Override
  public String latency(LatencyPlan plan, Console console) {
    console.print("%s", plan);
    return "{\"latency\": 2}\n";
  }

  @Override
  public String treebanks(TreebanksPlan plan, Console console) {
    console.print("%s", plan);
    return "";
  }

  @Override
  public void kernels(List<String> arguments) {
    if (arguments.contains("--wrong")) {
      throw new IllegalArgumentException("JMH: --wrong is not a recognized option");
    }
    System.out.println("kernels " + arguments);
  }
}
