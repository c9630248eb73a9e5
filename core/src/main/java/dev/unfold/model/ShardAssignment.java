package dev.unfold.model;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Assignment of a batch's sentences to shards: longest first, one to each shard in turn, so that all shards have about the
 * same number of tokens. It depends on the sentences alone, never on the number of threads.
 *
 * @param order the sentences, longest first
 * @param shards the number of shards
 */
public record ShardAssignment(int[] order, int shards) {
  /** The most sentences of a single shard: enough rows for the products of a step to be fast. */
  private static final int FEW = 16;

  /** The most sentences of each of several shards: every shard's gradients cost memory and time to add. */
  private static final int MANY = 32;

  /** The assignment of a batch. */
  public static ShardAssignment of(int[][] sentences) {
    int[] order =
        IntStream.range(0, sentences.length)
            .boxed()
            .sorted(Comparator.comparingInt(s -> -sentences[s].length))
            .mapToInt(Integer::intValue)
            .toArray();
    int shards = sentences.length <= FEW ? 1 : Math.max(2, (sentences.length + MANY - 1) / MANY);
    return new ShardAssignment(order, shards);
  }

  /** The indices of a shard's sentences in the batch. */
  public int[] of(int shard) {
    return places(shard).map(place -> order[place]).toArray();
  }

  /** The sentences of a shard. */
  public int[][] of(int shard, int[][] sentences) {
    return places(shard).mapToObj(place -> sentences[order[place]]).toArray(int[][]::new);
  }

  /** Copies a shard's results to the places of its sentences. */
  public void collect(int shard, int[][] results, int[][] all) {
    int[] places = places(shard).toArray();
    for (int i = 0; i < places.length; i++) {
      all[order[places[i]]] = results[i];
    }
  }

  private IntStream places(int shard) {
    return IntStream.iterate(shard, place -> place < order.length, place -> place + shards);
  }
}
