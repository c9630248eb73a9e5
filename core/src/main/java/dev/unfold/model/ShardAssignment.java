package dev.unfold.model;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How the sentences of a batch are dealt out to shards: longest first, one to each shard in turn, so that all shards have
 * about as many tokens. The deal depends on the sentences alone, never on the number of threads.
 *
 * @param order the sentences, longest first
 * @param shards how many
 */
public record ShardAssignment(int[] order, int shards) {
  /** The most sentences of a shard where all are in one or two: enough rows for the products of a step to be fast. */
  private static final int FEW = 16;

  /** The most sentences of a shard: each shard has gradients of its own, which cost memory and time to add. */
  private static final int MANY = 32;

  /** The deal of a batch. */
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

  /** Which sentences of the batch a shard has. */
  public int[] of(int shard) {
    return places(shard).map(place -> order[place]).toArray();
  }

  /** The sentences of a shard. */
  int[][] of(int shard, int[][] sentences) {
    return places(shard).mapToObj(place -> sentences[order[place]]).toArray(int[][]::new);
  }

  /** Puts what a shard gave for its sentences where those belong. */
  void collect(int shard, int[][] results, int[][] all) {
    int[] places = places(shard).toArray();
    for (int i = 0; i < places.length; i++) {
      all[order[places[i]]] = results[i];
    }
  }

  private IntStream places(int shard) {
    return IntStream.iterate(shard, place -> place < order.length, place -> place + shards);
  }
}
