package dev.unfold.bench;

import dev.unfold.cli.bench.BenchPlan;
import java.util.List;

/**
 * A table of rows that are measured alike.
 *
 * @param name in the JSON file
 * @param unit of the rates
 * @param sides their names; the ratio is the first's by the last's
 * @param ratio what the ratio is called
 * @param rows what is to be measured
 */
record Table(
    String name, Unit unit, List<String> sides, String ratio, List<? extends PlannedRow> rows) {
  /** The same table with the rows that the plan asks for. */
  Table wanted(BenchPlan plan) {
    List<? extends PlannedRow> some = rows.stream().filter(row -> plan.wants(row.name())).toList();
    return new Table(name, unit, sides, ratio, some);
  }
}
