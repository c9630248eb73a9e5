package dev.unfold.bench;

import dev.unfold.cli.bench.BenchPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables of {@code unfold bench}, still to be measured. */
final class Tables {
  /** What the other side is called. */
  static final String PYTORCH = "PyTorch";

  private static final double PART_OF_PEAK = 0.85;
  private static final double TWO_THREADS = 1.8;

  private Tables() {}

  /** The growths that the plan asks for. */
  static List<GrowthPlan> growth(BenchPlan plan) {
    return GrowthPlan.all(plan.quick()).stream().filter(g -> plan.wants(g.name())).toList();
  }

  /** Those that the plan asks for, with the rows that it asks for; {@code pytorch} tells whether there is one. */
  static List<Table> of(BenchPlan plan, boolean pytorch) {
    List<Workload> workloads = plan.quick() ? Workloads.tiny() : Workloads.all();
    List<Table> tables = new ArrayList<>();
    tables.add(work(workloads, plan.threads(), pytorch));
    if (plan.threads() > 1) {
      tables.add(threads(workloads.get(0), plan.threads()));
    }
    Peak.side().ifPresent(peak -> tables.add(products(plan.quick(), pytorch, peak)));
    return tables.stream()
        .map(table -> table.wanted(plan))
        .filter(table -> !table.rows().isEmpty())
        .toList();
  }

  private static Table work(List<Workload> workloads, int threads, boolean pytorch) {
    List<WorkRow> rows = workloads.stream().map(w -> new WorkRow(w, threads, pytorch)).toList();
    List<String> sides = pytorch ? List.of("ours", PYTORCH) : List.of("ours");
    return new Table("work", Unit.TOKENS, sides, "ours by PyTorch's", rows);
  }

  private static Table threads(Workload workload, int threads) {
    List<String> sides = List.of(threads + " threads", "1 thread");
    Optional<Double> atLeast = threads == 2 ? Optional.of(TWO_THREADS) : Optional.empty();
    return new Table(
        "scaling",
        Unit.TOKENS,
        sides,
        "times as fast",
        List.of(new ThreadRow(workload, threads, atLeast)));
  }

  private static Table products(boolean quick, boolean pytorch, Side peak) {
    List<ProductRow> rows = new ArrayList<>();
    for (ProductRow.Size size : quick ? ProductRow.TINY : ProductRow.SIZES) {
      rows.add(new ProductRow(size, true, Optional.of(PART_OF_PEAK), pytorch, peak));
      rows.add(new ProductRow(size, false, Optional.empty(), pytorch, peak));
    }
    List<String> sides = pytorch ? List.of("ours", PYTORCH, "peak") : List.of("ours", "peak");
    return new Table("products", Unit.OPERATIONS, sides, "part of peak", rows);
  }
}
