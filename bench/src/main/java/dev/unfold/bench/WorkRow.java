package dev.unfold.bench;

import java.util.List;
import java.util.Optional;

/**
 * A {@link Workload} for this engine and PyTorch: checked to be the same work, then timed in turns.
 *
 * @param workload the work
 * @param threads the threads of each competitor
 * @param pytorch whether PyTorch is installed
 */
record WorkRow(Workload workload, int threads, boolean pytorch) implements PlannedRow {
  /** The fraction of a turn for which each of PyTorch's settings is tried. */
  private static final double TRIAL = 0.25;

  @Override
  public String name() {
    return workload.name();
  }

  @Override
  public Row measure(Race race, Runnable turnTaken) {
    List<Sentences> batches = workload.batches();
    TimedNetwork ours = workload.shape().ours(batches, threads);
    Competitor unfold = workload.competitor(ours);
    if (!pytorch) {
      return row(race.run(List.of(unfold), turnTaken), Optional.empty(), unfold, race, "");
    }
    List<TorchSetting> settings = workload.shape().theirs(batches, workload.work(), threads);
    SameLoss loss = new SameLoss(ours.loss(0), settings.get(0).network().loss(0));
    TorchSetting fastest = fastest(settings, TRIAL * race.seconds());
    fastest.apply();
    Competitor torch = workload.competitor(fastest.network());
    List<double[]> rates = race.run(List.of(unfold, torch), turnTaken);
    return row(rates, Optional.of(loss), unfold, race, fastest.toString());
  }

  private Row row(
      List<double[]> rates, Optional<SameLoss> loss, Competitor unfold, Race race, String remark) {
    double bytes = Allocation.perUnit(unfold, race.seconds() / 2);
    return new Row(
        name(), rates, Optional.of(workload.atLeast()), loss, Optional.of(bytes), remark);
  }

  /** PyTorch's fastest setting, by its best single step. Each is tried twice; the first trial warms it up. */
  private TorchSetting fastest(List<TorchSetting> settings, double seconds) {
    TorchSetting fastest = settings.get(0);
    double best = 0;
    for (TorchSetting setting : settings) {
      setting.apply();
      Competitor competitor = workload.competitor(setting.network());
      Race.rate(competitor, seconds);
      double rate = Race.best(competitor, seconds);
      if (rate > best) {
        best = rate;
        fastest = setting;
      }
    }
    return fastest;
  }
}
