package dev.unfold.check;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.Network;
import dev.unfold.model.SequenceModel;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Words;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A joint network as a model: word w is the w-th of {@code words}, and the right tag of head j is y + 2j, where y is
 * that of the first head.
 *
 * @param network the network
 * @param words all words
 * @param tags the number of tags of each head
 */
public record JointModel(Network network, Words words, int... tags) implements SequenceModel {
  @Override
  public List<Parameter> parameters() {
    return network.parameters();
  }

  /** The input with each word once, in their order. */
  public Network.Input input(int[][] sentences) {
    int[] distinct =
        Arrays.stream(sentences).flatMapToInt(Arrays::stream).distinct().sorted().toArray();
    int[][] places =
        Arrays.stream(sentences)
            .map(s -> Arrays.stream(s).map(w -> Arrays.binarySearch(distinct, w)).toArray())
            .toArray(int[][]::new);
    return new Network.Input(words.pick(distinct), places);
  }

  /** The right tags of every head, from those of the first. */
  public int[][][] all(int[][] first) {
    return IntStream.range(0, tags.length)
        .mapToObj(
            head ->
                Arrays.stream(first)
                    .map(s -> Arrays.stream(s).map(y -> (y + 2 * head) % tags[head]).toArray())
                    .toArray(int[][]::new))
        .toArray(int[][][]::new);
  }

  @Override
  public Matrix logForward(int[][] sentences) {
    Network.Input input = input(sentences);
    Batch batch = Batch.of(sentences);
    return network.head().output().logProbabilities(network.scores(input, batch), batch);
  }

  @Override
  public double crossEntropyLoss(int[][] sentences, int[][] output) {
    return network.loss(input(sentences), all(output));
  }

  @Override
  public double backpropagation(int[][] sentences, int[][] output, Gradients into) {
    Batch batch = Batch.of(sentences);
    return network.backpropagation(batch, input(sentences), all(output), 1, into);
  }
}
