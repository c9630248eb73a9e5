package dev.unfold.model;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Batch;
import dev.unfold.optim.Optimizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Training steps of a {@link Network} on several threads, with memory that is reused. A batch of more than 16 sentences is
 * split into shards; the weights do not depend on the number of threads.
 */
public final class BatchGradient implements AutoCloseable {
  private final Network network;
  private final List<Parameter> parameters;
  private final Shards shards;
  private final Gradients gradients = new Gradients();

  /** Steps of this network on a number of threads. */
  public BatchGradient(Network network, int threads) {
    this.network = network;
    this.parameters = network.parameters();
    this.shards = new Shards(threads);
  }

  /**
   * The sentences of a shard, as the network reads them.
   *
   * @param input words and sentences
   * @param tags for each head the right tags
   * @param noise source of dropout masks, if there is dropout
   */
  public record Examples(Network.Input input, int[][][] tags, Optional<RandomGenerator> noise) {}

  /** Gives the sentences of a shard. */
  public interface ExampleSource {
    /**
     * Examples of some sentences.
     *
     * @param shard the shard's number
     * @param sentences their indices in the batch
     */
    Examples of(int shard, int[] sentences);
  }

  /**
   * Computes the gradients of a batch and returns its loss.
   *
   * @param lengths the number of tokens of each sentence
   */
  public double compute(int[] lengths, ExampleSource source) {
    int[][] sentences = Arrays.stream(lengths).mapToObj(int[]::new).toArray(int[][]::new);
    double tokens = Arrays.stream(lengths).sum();
    ShardAssignment assignment = ShardAssignment.of(sentences);
    return shards.backpropagation(
        assignment.shards(),
        (shard, workspace, into) -> {
          Examples examples = source.of(shard, assignment.of(shard));
          Batch quiet = Batch.of(examples.input().sentences()).in(workspace);
          Batch batch = examples.noise().map(quiet::withNoise).orElse(quiet);
          double share = batch.tokens() / tokens;
          return network.backpropagation(batch, examples.input(), examples.tags(), share, into);
        },
        parameters,
        gradients);
  }

  /** The gradients of the last batch. */
  public Gradients gradients() {
    return gradients;
  }

  /** One step of the optimiser with the last batch's gradients. */
  public void step(Optimizer optimizer) {
    shards.step(optimizer, parameters, gradients);
  }

  /**
   * One step on sentences of word ids, as {@link SequenceModel#update}: returns the loss before it; where it is not finite,
   * the weights stay as they are.
   */
  public double update(int[][] input, int[][] output, Optimizer optimizer) {
    int[] lengths = Arrays.stream(input).mapToInt(sentence -> sentence.length).toArray();
    double loss =
        compute(
            lengths,
            (shard, sentences) -> {
              int[][] x = Arrays.stream(sentences).mapToObj(s -> input[s]).toArray(int[][]::new);
              int[][] y = Arrays.stream(sentences).mapToObj(s -> output[s]).toArray(int[][]::new);
              return new Examples(network.words(x), new int[][][] {y}, Optional.empty());
            });
    if (Double.isFinite(loss)) {
      step(optimizer);
    }
    return loss;
  }

  /** Stops the threads. */
  @Override
  public void close() {
    shards.close();
  }
}
