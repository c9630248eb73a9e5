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
 * The gradient of a batch that is split into shards, computed on several threads.
 *
 * <p>Each shard has its own workspace and gradients; the gradients are summed in the order of the shards. The caller splits
 * the batch, independently of the thread count; the sum is then bit-identical for any number of threads.
 *
 * <p>Memory is reused from step to step. Not safe for use by several threads: it has threads of its own.
 */
public final class Shards implements AutoCloseable {
  private final PackedWeights weights = new PackedWeights();
  private final List<Shard> shards = new ArrayList<>();
  private final int threads;
  private final List<HelperThread> helpers;

  private record Shard(Workspace workspace, Gradients gradients) {}

  /** Computes the gradient of one shard. */
  public interface ShardGradient {
    /**
     * Adds the shard's gradients to {@code into} and returns its loss, both already multiplied by the shard's share of the batch.
     *
     * @param workspace for the {@link dev.unfold.nn.Batch}; its matrices are void at the next step
     */
    double backpropagation(int shard, Workspace workspace, Gradients into);
  }

  /** Shards on a number of threads, at least one, the caller's among them. */
  public Shards(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("Shards: threads is " + threads + ", expected at least 1");
    }
    this.threads = threads;
    this.helpers = Stream.generate(HelperThread::new).limit(threads - 1).toList();
  }

  /** The number of threads. */
  public int threads() {
    return threads;
  }

  /**
   * The sum over the shards 0 to {@code count} − 1.
   *
   * @param parameters the parameters that have gradients
   * @param into cleared, then takes the sum
   * @return the sum of the losses, in the order of the shards
   */
  public double backpropagation(
      int count, ShardGradient work, List<Parameter> parameters, Gradients into) {
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

  /** A step of the optimiser on all threads: each updates some of the parameters. */
  public void step(Optimizer optimizer, List<Parameter> parameters, Gradients gradients) {
    parallel(parameters.size(), p -> optimizer.step(parameters.get(p), gradients));
  }

  /** A task for one shard. */
  public interface ShardTask {
    /** Runs the task; matrices of the workspace are void at the next call. */
    void on(int shard, Workspace workspace);
  }

  /** Runs {@code task} for the shards 0 to {@code count} − 1, in any order, on all threads. */
  public void forEach(int count, ShardTask task) {
    while (shards.size() < count) {
      shards.add(new Shard(new Workspace(weights), new Gradients()));
    }
    int free = threads - count; // helper threads without a shard
    parallel(
        count,
        s -> {
          Workspace workspace = shards.get(s).workspace;
          workspace.withHelper(
              free >= count ? Optional.of(helpers.get(count - 1 + s)) : Optional.empty());
          workspace.clear();
          task.on(s, workspace);
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
    List<HelperThread> needed = helpers.subList(0, Math.min(threads, Math.max(1, count)) - 1);
    HelperThread.together(needed, worker, worker);
  }

  /** Stops the threads. */
  @Override
  public void close() {
    helpers.forEach(HelperThread::close);
  }
}
