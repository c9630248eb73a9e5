package dev.unfold.bench.taggers;

import dev.unfold.cli.console.Console;
import dev.unfold.corpus.Sentence;
import java.util.List;

/**
 * The size of the text that is tagged sentence by sentence.
 *
 * @param sentences the number of sentences
 * @param words the number of words
 * @param longest the number of words in the longest sentence
 */
record LatencyText(int sentences, int words, int longest) {
  static LatencyText of(List<Sentence> sentences) {
    return new LatencyText(
        sentences.size(),
        sentences.stream().mapToInt(Sentence::length).sum(),
        sentences.stream().mapToInt(Sentence::length).max().orElse(0));
  }

  /** {@code 2,077 sentences of 12.1 words on average, the longest of 81}. */
  @Override
  public String toString() {
    return Console.text(
        "%,d sentences of %.1f words on average, the longest of %d",
        sentences, (double) words / sentences, longest);
  }
}
