package dev.unfold.model;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Batch;
import dev.unfold.optim.Optimizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Training steps of a {@link Network} on all cores, with memory that is used again.
 *
 * <p>A batch is cut into shards of at most {@value #SENTENCES} sentences, dealt out longest first so that all shards have
 * about as many tokens: the cut depends on the batch alone, so the weights do not depend on the number of threads.
 */
public final class NetworkTraining implements AutoCloseable {
  /** The most sentences of a shard: enough rows for the products of a step to be fast. */
  private static final int SENTENCES = 16;

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
    int count = Math.max(1, (input.length + SENTENCES - 1) / SENTENCES);
    int[] order = longestFirst(input);
    double tokens = Arrays.stream(input).mapToInt(sentence -> sentence.length).sum();
    double loss =
        shards.backpropagation(
            count,
            (s, workspace, into) -> {
              int[][] x = deal(input, order, s, count);
              Batch batch = Batch.of(x).in(workspace);
              double share = batch.tokens() / tokens;
              return network.backpropagation(batch, x, deal(output, order, s, count), share, into);
            },
            parameters,
            gradients);
    if (Double.isFinite(loss)) {
      optimizer.step(parameters, gradients);
    }
    return loss;
  }

  private static int[] longestFirst(int[][] input) {
    return IntStream.range(0, input.length)
        .boxed()
        .sorted(Comparator.comparingInt(s -> -input[s].length))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Shard s of the sentences: those in the places s, s + count, s + 2·count … */
  private static int[][] deal(int[][] sentences, int[] order, int s, int count) {
    return IntStream.iterate(s, place -> place < order.length, place -> place + count)
        .mapToObj(place -> sentences[order[place]])
        .toArray(int[][]::new);
  }

  @Override
  public void close() {
    shards.close();
  }
}
