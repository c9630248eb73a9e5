package dev.unfold.bench;

import dev.unfold.matrix.Matrix;
import dev.unfold.model.Network;
import dev.unfold.model.NetworkScorer;
import dev.unfold.model.ShardAssignment;
import dev.unfold.model.Shards;
import dev.unfold.nn.Batch;
import dev.unfold.nn.CachedTokens;
import java.util.List;
import java.util.stream.IntStream;

/** The best tags of sentences of word ids by the classes that a tagger uses, on several threads; every word is cached. */
final class Prediction {
  private final Network network;
  private final NetworkScorer scorer;
  private final Shards shards;
  private final Matrix words;

  Prediction(Network network, int threads) {
    this.network = network;
    this.scorer = new NetworkScorer(List.of(network));
    this.shards = new Shards(threads);
    int known = network.parameters().get(0).value().rows();
    int[][] each = {IntStream.range(0, known).toArray()};
    this.words =
        scorer.inWorkspace(
            workspace -> scorer.project(network.words(each).words(), workspace).copy());
  }

  int[][] predict(int[][] input) {
    ShardAssignment assignment = ShardAssignment.of(input);
    int[][] tags = new int[input.length][];
    shards.forEach(
        assignment.shards(),
        (shard, workspace) -> {
          int[][] x = assignment.of(shard, input);
          assignment.collect(shard, predict(Batch.of(x).in(workspace), x), tags);
        });
    return tags;
  }

  private int[][] predict(Batch batch, int[][] x) {
    Matrix scores = scorer.scores(new int[1], new CachedTokens(words, batch.pack(x)), batch)[0];
    return batch.unpack(network.head().output().decode(scores, batch));
  }
}
