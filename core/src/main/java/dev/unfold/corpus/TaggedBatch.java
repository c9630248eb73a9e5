package dev.unfold.corpus;

/**
 * A batch of sentences as ids.
 *
 * @param input the words, one array per sentence
 * @param output the tags, the same shape; {@link Vocabulary#MISSING} for a tag that the training part does not have
 */
public record TaggedBatch(int[][] input, int[][] output) {
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
}
