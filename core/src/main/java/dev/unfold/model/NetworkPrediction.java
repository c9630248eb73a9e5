package dev.unfold.model;

import dev.unfold.nn.Batch;

/**
 * The best tags of sentences, found on several threads, with memory that is used again. The network's weights must not
 * change meanwhile: they are packed once.
 */
public final class NetworkPrediction implements AutoCloseable {
  private final Network network;
  private final Shards shards;

  /** Prediction of this network on so many threads. */
  public NetworkPrediction(Network network, int threads) {
    this.network = network;
    this.shards = new Shards(threads);
  }

  /** As {@link SequenceModel#predict}. */
  public int[][] predict(int[][] input) {
    Deal deal = Deal.of(input);
    int[][] tags = new int[input.length][];
    shards.forEach(
        deal.shards(),
        (shard, workspace) -> {
          int[][] x = deal.of(shard, input);
          deal.collect(shard, network.predict(Batch.of(x).in(workspace), x), tags);
        });
    return tags;
  }

  @Override
  public void close() {
    shards.close();
  }
}
