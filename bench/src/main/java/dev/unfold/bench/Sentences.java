package dev.unfold.bench;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A batch of sentences with words and tags drawn uniformly at random.
 *
 * @param input word ids, one array per sentence
 * @param output tag ids, of the same shape
 */
record Sentences(int[][] input, int[][] output) {
  /** Sentences of the given lengths, from the given numbers of words and tags. */
  static Sentences random(int[] lengths, int words, int tags, RandomGenerator random) {
    return new Sentences(ids(lengths, words, random), ids(lengths, tags, random));
  }

  private static int[][] ids(int[] lengths, int bound, RandomGenerator random) {
    return Arrays.stream(lengths)
        .mapToObj(length -> random.ints(length, 0, bound).toArray())
        .toArray(int[][]::new);
  }

  /** N, the number of words. */
  int tokens() {
    return Arrays.stream(input).mapToInt(sentence -> sentence.length).sum();
  }
}
