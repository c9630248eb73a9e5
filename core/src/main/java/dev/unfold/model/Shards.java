package dev.unfold.model;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.HelperThread;
import dev.unfold.matrix.PackedWeights;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.Workspace;
import dev.unfold.optim.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * The gradient of a batch that is cut into shards, computed on several threads.
 *
 * <p>Each shard has a workspace and gradients of its own; the gradients are added up in the order of the shards. How a
 * batch is cut is the caller's business and must not depend on the number of threads: then the sum has the same bits
 * whatever it is.
 *
 * <p>Memory is kept from step to step. Not safe for several threads: it has its own.
 */
public final class Shards implements AutoCloseable {
  private final PackedWeights weights = new PackedWeights();
  private final List<Shard> shards = new ArrayList<>();
  private final int threads;
  private final List<HelperThread> partners;

  private record Shard(Workspace workspace, Gradients gradients) {}

  /** What is computed for one shard. */
  public interface Part {
    /**
     * Adds the shard's gradients to {@code into} and returns its loss, both already multiplied by its share of the batch.
     *
     * @param workspace for the {@link dev.unfold.nn.Batch}; everything of it is void at the next step
     */
    double backpropagation(int shard, Workspace workspace, Gradients into);
  }

  /** Computes on so many threads, at least one; the caller's is one of them. */
  public Shards(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("Shards: threads is " + threads + ", expected at least 1");
    }
    this.threads = threads;
    this.partners = Stream.generate(HelperThread::new).limit(threads - 1).toList();
  }

  /** How many threads compute. */
  public int threads() {
    return threads;
  }

  /**
   * The sum over the shards 0 to {@code count} − 1.
   *
   * @param parameters those that have gradients
   * @param into is cleared, and takes the sum
   * @return the sum of the losses, in the order of the shards
   */
  public double backpropagation(int count, Part work, List<Parameter> parameters, Gradients into) {
    List<Runnable> packing = weights.repackTasks();
    parallel(packing.size(), i -> packing.get(i).run());
    double[] losses = new double[count];
    forEach(
        count,
        (s, workspace) -> {
          Gradients gradients = s == 0 ? into : shards.get(s).gradients;
          gradients.clear();
          losses[s] = work.backpropagation(s, workspace, gradients);
        });
    if (count > 1) {
      List<Gradients> others = shards.subList(1, count).stream().map(Shard::gradients).toList();
      parallel(parameters.size(), p -> others.forEach(part -> into.add(parameters.get(p), part)));
    }
    double loss = 0;
    for (double one : losses) {
      loss += one;
    }
    return loss;
  }

  /** A step of the optimiser, on all threads: each moves parameters of its own. */
  public void step(Optimizer optimizer, List<Parameter> parameters, Gradients gradients) {
    parallel(parameters.size(), p -> optimizer.step(parameters.get(p), gradients));
  }

  /** What is computed for one shard. */
  interface Work {
    /** Everything that the workspace gives is void at the next call. */
    void on(int shard, Workspace workspace);
  }

  /** Does {@code work} for the shards 0 to {@code count} − 1, in any order, on all threads. */
  void forEach(int count, Work work) {
    while (shards.size() < count) {
      shards.add(new Shard(new Workspace(weights), new Gradients()));
    }
    int free = threads - count; // those behind the partners that compute a shard
    parallel(
        count,
        s -> {
          Workspace workspace = shards.get(s).workspace;
          workspace.withHelper(
              free >= count ? Optional.of(partners.get(count - 1 + s)) : Optional.empty());
          workspace.clear();
          work.on(s, workspace);
        });
  }

  private void parallel(int count, IntConsumer work) {
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            work.accept(i);
          }
        };
    List<HelperThread> helping = partners.subList(0, Math.min(threads, Math.max(1, count)) - 1);
    HelperThread.together(helping, worker, worker);
  }

  /** Ends the threads. */
  @Override
  public void close() {
    partners.forEach(HelperThread::close);
  }
}
