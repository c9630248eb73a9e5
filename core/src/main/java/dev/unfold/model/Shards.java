package dev.unfold.model;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.PackedWeights;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

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
  private final ExecutorService workers;

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
    this.workers = Executors.newFixedThreadPool(Math.max(1, threads - 1), Shards::daemon);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "unfold-shard");
    thread.setDaemon(true);
    return thread;
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
  public double backpropagation(int count, Part part, List<Parameter> parameters, Gradients into) {
    weights.changed();
    into.clear();
    double[] losses = new double[count];
    if (count == 1) {
      forEach(1, (s, workspace) -> losses[s] = part.backpropagation(s, workspace, into));
      return losses[0];
    }
    forEach(
        count,
        (s, workspace) -> {
          Gradients gradients = shards.get(s).gradients;
          gradients.clear();
          losses[s] = part.backpropagation(s, workspace, gradients);
        });
    for (Parameter parameter : parameters) {
      shards.subList(0, count).forEach(shard -> into.add(parameter, shard.gradients));
    }
    double loss = 0;
    for (double one : losses) {
      loss += one;
    }
    return loss;
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
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          for (int s = next.getAndIncrement(); s < count; s = next.getAndIncrement()) {
            Workspace workspace = shards.get(s).workspace;
            workspace.clear();
            work.on(s, workspace);
          }
        };
    List<Future<?>> others = new ArrayList<>();
    for (int t = 1; t < Math.min(threads, count); t++) {
      others.add(workers.submit(worker));
    }
    worker.run();
    others.forEach(Shards::join);
  }

  private static void join(Future<?> other) {
    try {
      other.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a shard failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a shard was computed", e);
    }
  }

  /** Ends the threads. */
  @Override
  public void close() {
    workers.shutdown();
  }
}
