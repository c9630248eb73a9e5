package dev.unfold.check;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The sentences of a check: how many tokens each has. A check's matrices have one row a token, sentence by sentence, in
 * whatever order a batch packs them.
 *
 * @param lengths the tokens of each sentence
 */
public record Sentences(int... lengths) {
  /** Stands for a sentence without tokens among those that are chosen. */
  static final int EMPTY = -1;

  /** Copies the lengths. */
  public Sentences {
    lengths = lengths.clone();
  }

  /** N, the tokens of all sentences. */
  public int tokens() {
    return Arrays.stream(lengths).sum();
  }

  /** All of them, in their order. */
  int[] all() {
    return IntStream.range(0, lengths.length).toArray();
  }

  /** The rows of each of the chosen sentences. */
  int[][] rows(int... chosen) {
    return Arrays.stream(chosen).mapToObj(this::rowsOf).toArray(int[][]::new);
  }

  private int[] rowsOf(int sentence) {
    if (sentence == EMPTY) {
      return new int[0];
    }
    int first = Arrays.stream(lengths, 0, sentence).sum();
    return IntStream.range(first, first + lengths[sentence]).toArray();
  }

  /** Those of one number a token that belong to the given rows. */
  static int[] pick(int[] numbers, int[] rows) {
    return Arrays.stream(rows).map(row -> numbers[row]).toArray();
  }
}
