package dev.unfold.bench;

import dev.unfold.matrix.DType;
import dev.unfold.model.Network;
import dev.unfold.nn.Bidirectional;
import dev.unfold.nn.CrossEntropy;
import dev.unfold.nn.Embedding;
import dev.unfold.nn.Linear;
import dev.unfold.nn.Stack;
import java.util.random.RandomGenerator;

/**
 * The tagger of the tables: words' vectors, one bidirectional layer, a linear one, cross entropy; float32.
 *
 * @param cell of the bidirectional layer
 * @param words V
 * @param embedding E, numbers for each word
 * @param hidden H, width of each direction's state
 * @param tags K
 */
record TaggerShape(Cell cell, int words, int embedding, int hidden, int tags) {
  /** E of most rows. */
  static final int USUAL_EMBEDDING = 100;

  /** A new network of this shape. */
  Network create(RandomGenerator random) {
    return new Network(
        Embedding.glorot("embedding", words, embedding, DType.FLOAT32, random),
        Stack.of(
            new Bidirectional(
                cell.direction("forward", embedding, hidden, random),
                cell.direction("backward", embedding, hidden, random)),
            Linear.glorot("output", 2 * hidden, tags, DType.FLOAT32, random)),
        new CrossEntropy());
  }

  /** {@code BiLSTM H 128}; with E where that is not the usual 100. */
  @Override
  public String toString() {
    return cell + " H " + hidden + (embedding == USUAL_EMBEDDING ? "" : ", E " + embedding);
  }
}
