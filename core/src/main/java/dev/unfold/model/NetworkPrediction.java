package dev.unfold.model;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Workspace;
import dev.unfold.nn.Batch;
import dev.unfold.nn.CachedTokens;
import dev.unfold.nn.TokenPart;

/**
 * The best tags of sentences, found on several threads, with memory that is used again. The network's weights must not
 * change meanwhile: they are packed once, and what the first layer makes of each word alone is computed once.
 */
public final class NetworkPrediction implements AutoCloseable {
  /** The most numbers that are kept of all words together: 64 MB of {@code float}. */
  private static final int KEPT_NUMBERS = 1 << 24;

  private final Network network;
  private final Shards shards;
  private final Matrix vectors;
  private final TokenPart body;

  /** What the body makes of each word alone, V×S; null before the first sentence. */
  private Matrix words;

  /** Prediction of this network on so many threads. */
  public NetworkPrediction(Network network, int threads) {
    this.network = network;
    this.shards = new Shards(threads);
    this.vectors = network.embedding().parameters().get(0).value();
    int width = vectors.columns();
    TokenPart projection = TokenPart.of(network.body(), width);
    boolean fits = (double) vectors.rows() * projection.width() <= KEPT_NUMBERS;
    this.body = fits ? projection : TokenPart.none(network.body(), width);
  }

  /** As {@link SequenceModel#predict}. */
  public int[][] predict(int[][] input) {
    if (words == null) {
      words = body.compute(vectors, Workspace.none());
    }
    ShardAssignment deal = ShardAssignment.of(input);
    int[][] tags = new int[input.length][];
    shards.forEach(
        deal.shards(),
        (shard, workspace) -> {
          int[][] x = deal.of(shard, input);
          deal.collect(shard, predict(Batch.of(x).in(workspace), x), tags);
        });
    return tags;
  }

  private int[][] predict(Batch batch, int[][] x) {
    Matrix scores = body.output(new CachedTokens(words, batch.pack(x)), batch);
    return batch.unpack(network.loss().decode(scores, batch));
  }

  @Override
  public void close() {
    shards.close();
  }
}
