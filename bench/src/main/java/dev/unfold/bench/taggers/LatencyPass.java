package dev.unfold.bench.taggers;

import java.util.List;

/**
 * All sentences of a text, one call each.
 *
 * @param sentences in the tagger's own form
 * @param number of them
 */
record LatencyPass(PreparedSentences sentences, int number) {
  static LatencyPass of(LoadedTagger tagger, List<List<String>> sentences) {
    return new LatencyPass(tagger.prepare(sentences), sentences.size());
  }

  /** How long each took, in nanoseconds. */
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
