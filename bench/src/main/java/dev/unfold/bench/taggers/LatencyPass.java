package dev.unfold.bench.taggers;

import java.util.List;

/**
 * A pass over all sentences of a text, one call per sentence.
 *
 * @param sentences the sentences in the tagger's own form
 * @param number the number of sentences
 */
record LatencyPass(PreparedSentences sentences, int number) {
  static LatencyPass of(LoadedTagger tagger, List<List<String>> sentences) {
    return new LatencyPass(tagger.prepare(sentences), sentences.size());
  }

  /** The time of each, in nanoseconds. */
  long[] run() {
    long[] nanos = new long[number];
    for (int s = 0; s < number; s++) {
      long start = System.nanoTime();
      sentences.tag(s);
      nanos[s] = System.nanoTime() - start;
    }
    return nanos;
  }
}
