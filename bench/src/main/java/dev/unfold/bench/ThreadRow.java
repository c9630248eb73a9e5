package dev.unfold.bench;

import java.util.List;
import java.util.Optional;

/**
 * This engine on several threads beside itself on one.
 *
 * @param workload the work
 * @param threads the threads of the first competitor
 * @param atLeast the bound for the ratio of the two rates; empty if there is none
 */
record ThreadRow(Workload workload, int threads, Optional<Double> atLeast) implements PlannedRow {
  @Override
  public String name() {
    return workload.name() + ", threads";
  }

  @Override
  public Row measure(Race race, Runnable turnTaken) {
    List<Sentences> batches = workload.batches();
    Competitor many = workload.competitor(workload.shape().ours(batches, threads));
    Competitor one = workload.competitor(workload.shape().ours(batches, 1));
    return Row.of(name(), race.run(List.of(many, one), turnTaken), atLeast);
  }
}
