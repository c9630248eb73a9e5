package dev.unfold.model;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Batch;
import dev.unfold.optim.Optimizer;
import java.util.Arrays;
import java.util.List;

/**
 * Training steps of a {@link Network} on several threads, with memory that is used again. A batch of more than 16
 * sentences is cut into shards; the weights do not depend on the number of threads.
 */
public final class NetworkTraining implements AutoCloseable {
  private final Network network;
  private final List<Parameter> parameters;
  private final Shards shards;
  private final Gradients gradients = new Gradients();

  /** Training of this network on so many threads. */
  public NetworkTraining(Network network, int threads) {
    this.network = network;
    this.parameters = network.parameters();
    this.shards = new Shards(threads);
  }

  /** As {@link SequenceModel#update}: one step of the optimiser; the loss before it. Where it is not finite, no step is made. */
  public double update(int[][] input, int[][] output, Optimizer optimizer) {
    ShardAssignment deal = ShardAssignment.of(input);
    double tokens = Arrays.stream(input).mapToInt(sentence -> sentence.length).sum();
    double loss =
        shards.backpropagation(
            deal.shards(),
            (shard, workspace, into) -> {
              int[][] x = deal.of(shard, input);
              Batch batch = Batch.of(x).in(workspace);
              double share = batch.tokens() / tokens;
              return network.backpropagation(batch, x, deal.of(shard, output), share, into);
            },
            parameters,
            gradients);
    if (Double.isFinite(loss)) {
      shards.step(optimizer, parameters, gradients);
    }
    return loss;
  }

  @Override
  public void close() {
    shards.close();
  }
}
