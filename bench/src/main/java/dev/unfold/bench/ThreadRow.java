package dev.unfold.bench;

import java.util.List;
import java.util.Optional;

/**
 * This engine on several threads beside itself on one.
 *
 * @param workload what to do
 * @param threads of the first side
 * @param atLeast the bound: how many times as fast; empty if there is none
 */
record ThreadRow(Workload workload, int threads, Optional<Double> atLeast) implements PlannedRow {
  @Override
  public String name() {
    return workload.name() + ", threads";
  }

  @Override
  public Row measure(Race race, Runnable turnTaken) {
    List<Sentences> batches = workload.batches();
    Side many = workload.side(workload.shape().ours(batches, threads));
    Side one = workload.side(workload.shape().ours(batches, 1));
    return Row.of(name(), race.run(List.of(many, one), turnTaken), atLeast);
  }
}
