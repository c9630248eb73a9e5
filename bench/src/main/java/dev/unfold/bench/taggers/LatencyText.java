package dev.unfold.bench.taggers;

import dev.unfold.cli.console.Console;
import dev.unfold.corpus.Sentence;
import java.util.List;

/**
 * What is tagged sentence by sentence.
 *
 * @param sentences how many there are
 * @param words of all
 * @param longest words of the longest
 */
record LatencyText(int sentences, int words, int longest) {
  static LatencyText of(List<Sentence> sentences) {
    return new LatencyText(
        sentences.size(),
        sentences.stream().mapToInt(Sentence::length).sum(),
        sentences.stream().mapToInt(Sentence::length).max().orElse(0));
  }

  /** {@code 2,077 sentences of 12.1 words in the mean, the longest of 81}. */
  @Override
  public String toString() {
    return Console.text(
        "%,d sentences of %.1f words in the mean, the longest of %d",
        sentences, (double) words / sentences, longest);
  }
}
