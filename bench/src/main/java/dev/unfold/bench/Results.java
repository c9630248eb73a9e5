package dev.unfold.bench;

import dev.unfold.cli.bench.BenchPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that was measured.
 *
 * @param machine where
 * @param pytorch its version, if it was there
 * @param plan what was asked for
 * @param tables in their order, each with its rows
 * @param growth of each network
 */
record Results(
    Machine machine,
    Optional<String> pytorch,
    BenchPlan plan,
    Map<Table, List<Row>> tables,
    List<Growth> growth) {}
