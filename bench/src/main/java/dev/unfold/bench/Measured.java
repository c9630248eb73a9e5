package dev.unfold.bench;

import dev.unfold.cli.BenchPlan;
import dev.unfold.model.Network;
import dev.unfold.torch.TorchLibrary;
import java.util.List;
import java.util.Optional;

/** Measures a {@link Workload}: sets both sides up, checks that they do the same, and lets them race. */
final class Measured {
  private final BenchPlan plan;
  private final boolean pytorch;

  /** {@code pytorch} tells whether there is one to race with. */
  Measured(BenchPlan plan, boolean pytorch) {
    this.plan = plan;
    this.pytorch = pytorch;
  }

  /** {@code turnTaken} is told of each turn. */
  Outcome of(Workload workload, Runnable turnTaken) {
    Race race = new Race(plan.rounds(), plan.seconds());
    List<Sentences> batches = workload.batches();
    Contender ours = new Unfold(workload.network(), Workload.SGD, batches, plan.threads());
    Optional<PyTorchChoice> theirs =
        pytorch ? Optional.of(choose(workload, batches)) : Optional.empty();
    Optional<SameLoss> loss = theirs.map(choice -> new SameLoss(ours.loss(0), choice.loss()));
    Side our = workload.side(ours);
    Rates rates = race.run(our, theirs.map(choice -> workload.side(choice.contender())), turnTaken);
    double bytes = Allocation.perUnit(our, plan.seconds() / 2);
    String remark = theirs.map(PyTorchChoice::remark).orElse("");
    return new Outcome(workload.name(), "tokens/s", rates, workload.atLeast(), loss, bytes, remark);
  }

  /**
   * PyTorch's better side.
   *
   * @param contender the faster one
   * @param loss what it made of the first batch with the weights that both sides begin with
   * @param remark which it is
   */
  private record PyTorchChoice(Contender contender, double loss, String remark) {}

  /** The embedding's gradient of all rows, as is PyTorch's default, or of the batch's rows: whichever is faster. */
  private PyTorchChoice choose(Workload workload, List<Sentences> batches) {
    TorchLibrary.useThreads(plan.threads());
    Network network = workload.network();
    Contender dense = new PyTorch(network, Workload.SGD, batches, false);
    double loss = dense.loss(0);
    if (workload.work() == Work.INFERENCE) {
      return new PyTorchChoice(dense, loss, "");
    }
    Contender sparse = new PyTorch(network, Workload.SGD, batches, true);
    double seconds = plan.seconds() / 2;
    Side[] sides = {workload.side(dense), workload.side(sparse)};
    double[] best = new double[2];
    for (int turn = 0; turn < 6; turn++) {
      best[turn % 2] = Math.max(best[turn % 2], Race.rate(sides[turn % 2], seconds / 3));
    }
    return best[1] > best[0]
        ? new PyTorchChoice(sparse, loss, "sparse embedding gradient")
        : new PyTorchChoice(dense, loss, "dense embedding gradient");
  }
}
