package dev.unfold.corpus;

import java.util.Arrays;

/**
 * A batch of sentences as ids.
 *
 * @param input the words, one array per sentence
 * @param output the tags, the same shape; {@link Vocabulary#MISSING} for a tag that the training part does not have
 */
public record TaggedBatch(int[][] input, int[][] output) {
  /** Ids of a sentence that the description shows. */
  private static final int SHOWN = 20;

  /** Number of sentences. */
  public int sentences() {
    return input.length;
  }

  /** Number of tokens. */
  public int tokens() {
    int tokens = 0;
    for (int[] sentence : input) {
      tokens += sentence.length;
    }
    return tokens;
  }

  /** The sizes, and the ids of the first sentence. */
  @Override
  public String toString() {
    String sizes = input.length == 1 ? "1 sentence" : input.length + " sentences";
    sizes += ", " + tokens() + " tokens";
    if (input.length == 0) {
      return sizes;
    }
    return sizes + "; the first: x = " + ids(input[0]) + ", y = " + ids(output[0]);
  }

  private static String ids(int[] sentence) {
    String ids = Arrays.toString(Arrays.copyOf(sentence, Math.min(sentence.length, SHOWN)));
    return sentence.length > SHOWN ? ids + "…" : ids;
  }
}
