package dev.unfold.bench;

import dev.unfold.cli.bench.BenchPlan;
import java.util.List;

/**
 * A table whose rows are measured in the same way.
 *
 * @param name the name in the JSON file
 * @param unit the unit of the rates
 * @param competitors their names; the ratio is the first's rate divided by the last's
 * @param ratio the title of the ratio
 * @param rows the rows to be measured
 */
record Table(
    String name,
    Unit unit,
    List<String> competitors,
    String ratio,
    List<? extends PlannedRow> rows) {
  /** This table with only the rows that the plan selects. */
  Table wanted(BenchPlan plan) {
    List<? extends PlannedRow> some = rows.stream().filter(row -> plan.wants(row.name())).toList();
    return new Table(name, unit, competitors, ratio, some);
  }
}
