package dev.unfold.text;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.PackedWeights;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.Workspace;
import dev.unfold.model.Cell;
import dev.unfold.model.Weights;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Bidirectional;
import dev.unfold.nn.CachedTokens;
import dev.unfold.nn.CrossEntropy;
import dev.unfold.nn.EmbeddingBag;
import dev.unfold.nn.Layer;
import dev.unfold.nn.Linear;
import dev.unfold.nn.TagOutput;
import dev.unfold.nn.TokenPart;
import dev.unfold.nn.VariationalDropout;
import java.util.List;
import java.util.stream.Stream;

/**
 * The network that labels pieces of text.
 *
 * <pre>{@code
 *   (1) x = dropout(Σ_j W[f_j])      x : N×D     f : the features of a piece
 *   (2) h = dropout([GRU→ GRU←](x))  h : N×2H
 *   (3) s = V h + b                  s : N×K     scores of the labels
 *   (4) L = cross entropy of s
 * }</pre>
 */
final class PieceNetwork {
  private static final int LABELS = Label.values().length;

  private final EmbeddingBag embedding;
  private final Bidirectional body;
  private final Linear output;
  private final TokenPart tokenPart;
  private final PackedWeights packed = new PackedWeights();
  private final CrossEntropy loss = new CrossEntropy();

  /**
   * A network.
   *
   * @param features the number of features
   * @param width D
   * @param hidden H of each direction
   */
  PieceNetwork(Weights weights, int features, int width, int hidden) {
    embedding = new EmbeddingBag(weights.vectors("word", features, width, 0.2));
    body =
        new Bidirectional(
            weights.direction(Cell.GRU, "forward", width, hidden),
            weights.direction(Cell.GRU, "backward", width, hidden));
    output = weights.linear("output", 2 * hidden, LABELS);
    tokenPart = TokenPart.of(body, width);
  }

  List<Parameter> parameters() {
    return Stream.of(embedding.parameters(), body.parameters(), output.parameters())
        .flatMap(List::stream)
        .toList();
  }

  /** A new workspace for one thread. */
  Workspace workspace() {
    return new Workspace(packed);
  }

  /** Takes note that the weights have changed. */
  void weightsChanged() {
    packed.repackTasks().forEach(Runnable::run);
  }

  /**
   * Adds the gradients of a batch and returns its loss.
   *
   * @param batch with noise
   * @param features of each piece, in packed order
   * @param labels in packed order
   */
  double backpropagation(
      Batch batch, int[][] features, int[] labels, double dropout, Gradients into) {
    VariationalDropout drop = new VariationalDropout(dropout);
    EmbeddingBag.Pass bags = embedding.forward(features, batch.workspace());
    Layer.Pass x = drop.forward(bags.output(), batch); //        (1)
    Layer.Pass states = body.forward(x.output(), batch); //      (2)
    Layer.Pass h = drop.forward(states.output(), batch); //      (2)
    Layer.Pass scores = output.forward(h.output(), batch); //    (3)
    TagOutput.Pass cost = loss.forward(scores.output(), batch, labels); // (4)
    Matrix ds = cost.backward(1, into); //                       (4)
    Matrix dh = h.backward(scores.backward(ds, into), into); //  (3) (2)
    bags.backward(x.backward(states.backward(dh, into), into), into); // (2) (1)
    return cost.loss();
  }

  /** The number of values that can be cached for a piece. */
  int cachedWidth() {
    return tokenPart.width();
  }

  /** What the network computes of each piece alone, from its features. */
  Matrix cached(int[][] features, Workspace workspace) {
    return tokenPart.compute(embedding.forward(features, workspace).output(), workspace);
  }

  /** The scores of the labels, N×K, from cached pieces in packed order. */
  Matrix scores(CachedTokens pieces, Batch batch) {
    return output.forward(tokenPart.output(pieces, batch), batch).output(); // (2) (3)
  }
}
