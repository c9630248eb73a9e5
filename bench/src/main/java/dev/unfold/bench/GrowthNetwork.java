package dev.unfold.bench;

import dev.unfold.matrix.DType;
import dev.unfold.model.Cell;
import dev.unfold.model.Network;
import dev.unfold.nn.CrossEntropy;
import dev.unfold.nn.Dropout;
import dev.unfold.nn.Embedding;
import dev.unfold.nn.Linear;
import dev.unfold.nn.SinusoidalPositions;
import dev.unfold.nn.Stack;
import dev.unfold.nn.TransformerEncoder;
import dev.unfold.nn.TransformerSize;
import java.util.Random;
import java.util.random.RandomGenerator;

/** A network whose cost is measured as sentences grow: one layer between word vectors and tags. */
enum GrowthNetwork {
  /** Its cost per token should not depend on T. */
  LSTM("BiLSTM"),
  /** Every token attends to every other, so its cost per token grows with T. */
  TRANSFORMER("Transformer");

  private final String title;

  GrowthNetwork(String title) {
    this.title = title;
  }

  /** A new network; its weights are the same at every call. */
  Network create(int words, int embedding, int hidden, int tags) {
    if (this == LSTM) {
      return new TaggerShape(Cell.LSTM, words, embedding, hidden, tags).network();
    }
    RandomGenerator random = new Random(Workload.SEED);
    TransformerSize size = new TransformerSize(embedding, heads(embedding), 4 * embedding, 1);
    return Network.ofWords(
        Embedding.glorot("embedding", words, embedding, DType.FLOAT32, random),
        Stack.of(
            new SinusoidalPositions(),
            TransformerEncoder.glorot("transformer", size, new Dropout(0), DType.FLOAT32, random)),
        Linear.glorot("output", embedding, tags, DType.FLOAT32, random),
        new CrossEntropy());
  }

  private static int heads(int embedding) {
    return embedding % 4 == 0 ? 4 : 1;
  }

  /** The name in tables. */
  @Override
  public String toString() {
    return title;
  }
}
