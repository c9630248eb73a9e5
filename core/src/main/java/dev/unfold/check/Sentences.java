package dev.unfold.check;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The sentences of a check. Its matrices have one row a token, sentence by sentence, unlike those of a batch, which are
 * packed.
 *
 * @param lengths the number of tokens of each sentence
 */
public record Sentences(int... lengths) {
  /** A sentence without tokens, in a choice of sentences. */
  static final int EMPTY = -1;

  /** Copies the lengths. */
  public Sentences {
    lengths = lengths.clone();
  }

  /** N, the number of tokens of all sentences. */
  public int tokens() {
    return Arrays.stream(lengths).sum();
  }

  /** The choice of all sentences, in order. */
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

  /** The numbers of the given rows, from one number for each row. */
  static int[] pick(int[] numbers, int[] rows) {
    return Arrays.stream(rows).map(row -> numbers[row]).toArray();
  }
}
