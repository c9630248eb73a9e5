package dev.unfold.nn;

import dev.unfold.matrix.ShapeException;
import java.util.Arrays;

/**
 * Some words as numbers, each in up to four ways.
 *
 * @param ids each word's own id
 * @param features each word's features, such as its affixes
 * @param letters each word's letters, from first to last
 * @param vectors each word's row among vectors that were not learnt here
 */
public record Words(int[] ids, int[][] features, int[][] letters, int[] vectors) {
  /** Refuses lists of different lengths. */
  public Words {
    if (features.length != ids.length
        || letters.length != ids.length
        || vectors.length != ids.length) {
      throw new ShapeException(
          "Words: "
              + ids.length
              + " ids, "
              + features.length
              + " lists of features, "
              + letters.length
              + " spellings, "
              + vectors.length
              + " vectors, expected as many of each");
    }
  }

  /** Words for which no vectors are given: each has row 0. */
  public Words(int[] ids, int[][] features, int[][] letters) {
    this(ids, features, letters, new int[ids.length]);
  }

  /** How many words. */
  public int size() {
    return ids.length;
  }

  /** Some of them, in the given order. */
  public Words pick(int[] which) {
    return new Words(
        Arrays.stream(which).map(w -> ids[w]).toArray(),
        Arrays.stream(which).mapToObj(w -> features[w]).toArray(int[][]::new),
        Arrays.stream(which).mapToObj(w -> letters[w]).toArray(int[][]::new),
        Arrays.stream(which).map(w -> vectors[w]).toArray());
  }
}
