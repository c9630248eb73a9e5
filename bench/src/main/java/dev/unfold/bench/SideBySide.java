package dev.unfold.bench;

import dev.unfold.cli.Bench;
import dev.unfold.cli.BenchPlan;
import dev.unfold.cli.BenchReport;
import dev.unfold.cli.Console;
import dev.unfold.cli.Progress;
import dev.unfold.torch.TorchLibrary;
import java.util.List;
import java.util.Optional;

/** Every table of {@code unfold bench}. */
public final class SideBySide implements Bench {
  /** What {@link java.util.ServiceLoader} calls; loads nothing yet. */
  public SideBySide() {}

  @Override
  public BenchReport run(BenchPlan plan, Console console) {
    Optional<String> pytorch = pytorch(console);
    console.print("%s", Machine.here());
    console.print("%s", pytorch.orElse("without PyTorch"));
    console.print("%d threads, %d rounds of %s s", plan.threads(), plan.rounds(), plan.seconds());
    console.print("");
    console.print("%s", RateTable.header("tokens/s"));
    Measured measured = new Measured(plan, pytorch.isPresent());
    List<Workload> workloads = plan.quick() ? Workloads.tiny() : Workloads.all();
    for (Workload workload : workloads) {
      if (plan.wants(workload.name())) {
        Outcome row;
        try (Progress progress = console.progress(workload.name(), 2L * plan.rounds())) {
          row = measured.of(workload, () -> progress.step(1));
        }
        console.print("%s", RateTable.line(row));
      }
    }
    return new BenchReport("{}", Optional.empty());
  }

  private static Optional<String> pytorch(Console console) {
    try {
      return Optional.of(TorchLibrary.version());
    } catch (IllegalStateException e) {
      console.warn(e.getMessage());
      return Optional.empty();
    }
  }
}
