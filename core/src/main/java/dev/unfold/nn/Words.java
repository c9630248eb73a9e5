package dev.unfold.nn;

import dev.unfold.matrix.ShapeException;
import java.util.Arrays;

/**
 * Words as the numbers that a {@link WordEncoder} reads.
 *
 * @param ids each word's id
 * @param features the ids of each word's features, such as its affixes
 * @param letters the ids of each word's letters, first to last
 * @param vectors each word's row in the table of pretrained vectors
 */
public record Words(int[] ids, int[][] features, int[][] letters, int[] vectors) {
  /** Checks that there is one entry of each for every word. */
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

  /** Words without pretrained vectors: each has row 0. */
  public Words(int[] ids, int[][] features, int[][] letters) {
    this(ids, features, letters, new int[ids.length]);
  }

  /** The number of words. */
  public int size() {
    return ids.length;
  }

  /** A selection of the words, in the given order. */
  public Words pick(int[] which) {
    return new Words(
        Arrays.stream(which).map(w -> ids[w]).toArray(),
        Arrays.stream(which).mapToObj(w -> features[w]).toArray(int[][]::new),
        Arrays.stream(which).mapToObj(w -> letters[w]).toArray(int[][]::new),
        Arrays.stream(which).map(w -> vectors[w]).toArray());
  }
}
