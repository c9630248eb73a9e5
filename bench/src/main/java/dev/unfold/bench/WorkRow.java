package dev.unfold.bench;

import java.util.List;
import java.util.Optional;

/**
 * A {@link Workload} to be done by both sides: checked to be the same work, then raced.
 *
 * @param workload what to do
 * @param threads of each side
 * @param pytorch whether there is one to race with
 */
record WorkRow(Workload workload, int threads, boolean pytorch) implements PlannedRow {
  /** Of a turn, how long each of PyTorch's settings is tried. */
  private static final double TRIAL = 0.25;

  @Override
  public String name() {
    return workload.name();
  }

  @Override
  public Row measure(Race race, Runnable turnTaken) {
    List<Sentences> batches = workload.batches();
    Contender ours = workload.shape().ours(batches, threads);
    Side our = workload.side(ours);
    if (!pytorch) {
      return row(race.run(List.of(our), turnTaken), Optional.empty(), our, race, "");
    }
    List<Rival> rivals = workload.shape().theirs(batches, workload.work(), threads);
    SameLoss loss = new SameLoss(ours.loss(0), rivals.get(0).contender().loss(0));
    Rival fastest = fastest(rivals, TRIAL * race.seconds());
    fastest.settle();
    Side their = workload.side(fastest.contender());
    List<double[]> rates = race.run(List.of(our, their), turnTaken);
    return row(rates, Optional.of(loss), our, race, fastest.toString());
  }

  private Row row(
      List<double[]> rates, Optional<SameLoss> loss, Side our, Race race, String remark) {
    double bytes = Allocation.perUnit(our, race.seconds() / 2);
    return new Row(
        name(), rates, Optional.of(workload.atLeast()), loss, Optional.of(bytes), remark);
  }

  /** PyTorch's fastest setting, by the best single step: each is tried twice, the second time warm. */
  private Rival fastest(List<Rival> rivals, double seconds) {
    Rival fastest = rivals.get(0);
    double best = 0;
    for (Rival rival : rivals) {
      rival.settle();
      Side side = workload.side(rival.contender());
      Race.rate(side, seconds);
      double rate = Race.best(side, seconds);
      if (rate > best) {
        best = rate;
        fastest = rival;
      }
    }
    return fastest;
  }
}
