package dev.unfold.bench;

import dev.unfold.cli.bench.BenchPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The results of {@code unfold bench}.
 *
 * @param machine the machine on which they were measured
 * @param pytorch the version of PyTorch, if installed
 * @param plan the options of the run
 * @param tables the tables in their order, each with its rows
 * @param growth one for each network
 */
record Results(
    Machine machine,
    Optional<String> pytorch,
    BenchPlan plan,
    Map<Table, List<Row>> tables,
    List<Growth> growth) {}
