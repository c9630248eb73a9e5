package dev.unfold.bench;

import dev.unfold.matrix.DType;
import dev.unfold.model.Cell;
import dev.unfold.model.Network;
import dev.unfold.model.Weights;
import dev.unfold.nn.Activation;
import dev.unfold.nn.Bidirectional;
import dev.unfold.nn.CrossEntropy;
import dev.unfold.nn.Embedding;
import dev.unfold.nn.Linear;
import dev.unfold.nn.Recurrent;
import dev.unfold.nn.Rnn;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The tagger of most rows: word embedding, one bidirectional layer, a linear layer, cross entropy; float32.
 *
 * @param cell the cell of the bidirectional layer; an RNN has tanh, as PyTorch's does
 * @param words V
 * @param embedding E, the width of a word vector
 * @param hidden H, the width of each direction's hidden state
 * @param tags K
 */
record TaggerShape(Cell cell, int words, int embedding, int hidden, int tags) implements Shape {
  /** E in most rows. */
  static final int USUAL_EMBEDDING = 100;

  /** A new network; its weights are the same at every call. */
  Network network() {
    RandomGenerator random = new Random(Workload.SEED);
    return Network.ofWords(
        Embedding.glorot("embedding", words, embedding, DType.FLOAT32, random),
        new Bidirectional(direction("forward", random), direction("backward", random)),
        Linear.glorot("output", 2 * hidden, tags, DType.FLOAT32, random),
        new CrossEntropy());
  }

  /** One direction, E to H. */
  private Recurrent direction(String name, RandomGenerator random) {
    if (cell == Cell.RNN) {
      return Rnn.glorot(name, embedding, hidden, Activation.TANH, DType.FLOAT32, random);
    }
    return new Weights.Initialised(DType.FLOAT32, random).direction(cell, name, embedding, hidden);
  }

  @Override
  public TimedNetwork ours(List<Sentences> batches, int threads) {
    return new Unfold(network(), Workload.SGD, batches, threads);
  }

  /** With the embedding's gradient for all words, PyTorch's default, or only for the words of the batch. */
  @Override
  public List<TorchSetting> theirs(List<Sentences> batches, Work work, int threads) {
    TimedNetwork dense = new PyTorch(network(), Workload.SGD, batches, false);
    if (work == Work.INFERENCE) {
      return TorchSetting.onThreads(dense, threads, "");
    }
    TimedNetwork sparse = new PyTorch(network(), Workload.SGD, batches, true);
    return Stream.of(
            TorchSetting.onThreads(dense, threads, "dense embedding gradient"),
            TorchSetting.onThreads(sparse, threads, "sparse embedding gradient"))
        .flatMap(List::stream)
        .toList();
  }

  /** {@code BiLSTM H 128}; with E if it is not the usual 100. */
  @Override
  public String toString() {
    String body = "Bi" + cell.name() + (cell == Cell.RNN ? " (tanh)" : "");
    return body + " H " + hidden + (embedding == USUAL_EMBEDDING ? "" : ", E " + embedding);
  }
}
