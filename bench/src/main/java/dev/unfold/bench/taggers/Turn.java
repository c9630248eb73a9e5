package dev.unfold.bench.taggers;

import java.io.IOException;
import java.util.List;

/** A turn of the speed race. */
@FunctionalInterface
interface Turn {
  /**
   * Tags the text from its start, until {@code tokens} words are done or the time is up.
   *
   * @param deadline in the time of {@link System#nanoTime}
   * @return the number of words done
   */
  long run(long tokens, long deadline) throws IOException;

  /** A turn over sentences in memory: one by one, over and over. */
  static Turn inMemory(LoadedTagger tagger, List<List<String>> sentences) {
    PreparedSentences prepared = tagger.prepare(sentences);
    int[] lengths = sentences.stream().mapToInt(List::size).toArray();
    return (tokens, deadline) -> {
      long done = 0;
      for (int s = 0; done < tokens && System.nanoTime() < deadline; s = (s + 1) % lengths.length) {
        prepared.tag(s);
        done += lengths[s];
      }
      return done;
    };
  }
}
