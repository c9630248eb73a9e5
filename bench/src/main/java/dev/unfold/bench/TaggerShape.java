package dev.unfold.bench;

import dev.unfold.matrix.DType;
import dev.unfold.model.Network;
import dev.unfold.nn.Bidirectional;
import dev.unfold.nn.CrossEntropy;
import dev.unfold.nn.Embedding;
import dev.unfold.nn.Linear;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The tagger of most rows: words' vectors, one bidirectional layer, a linear one, cross entropy; float32.
 *
 * @param cell of the bidirectional layer
 * @param words V
 * @param embedding E, numbers for each word
 * @param hidden H, width of each direction's state
 * @param tags K
 */
record TaggerShape(Cell cell, int words, int embedding, int hidden, int tags) implements Shape {
  /** E of most rows. */
  static final int USUAL_EMBEDDING = 100;

  /** A new network, always with the same weights. */
  Network network() {
    RandomGenerator random = new Random(Workload.SEED);
    return Network.ofWords(
        Embedding.glorot("embedding", words, embedding, DType.FLOAT32, random),
        new Bidirectional(
            cell.direction("forward", embedding, hidden, random),
            cell.direction("backward", embedding, hidden, random)),
        Linear.glorot("output", 2 * hidden, tags, DType.FLOAT32, random),
        new CrossEntropy());
  }

  @Override
  public Contender ours(List<Sentences> batches, int threads) {
    return new Unfold(network(), Workload.SGD, batches, threads);
  }

  /** The embedding's gradient of all words, as is PyTorch's default, or of the batch's words alone. */
  @Override
  public List<Rival> theirs(List<Sentences> batches, Work work, int threads) {
    Contender dense = new PyTorch(network(), Workload.SGD, batches, false);
    if (work == Work.INFERENCE) {
      return Rival.onThreads(dense, threads, "");
    }
    Contender sparse = new PyTorch(network(), Workload.SGD, batches, true);
    return Stream.of(
            Rival.onThreads(dense, threads, "dense embedding gradient"),
            Rival.onThreads(sparse, threads, "sparse embedding gradient"))
        .flatMap(List::stream)
        .toList();
  }

  /** {@code BiLSTM H 128}; with E where that is not the usual 100. */
  @Override
  public String toString() {
    return cell + " H " + hidden + (embedding == USUAL_EMBEDDING ? "" : ", E " + embedding);
  }
}
