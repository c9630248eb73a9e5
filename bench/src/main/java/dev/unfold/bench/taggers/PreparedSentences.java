package dev.unfold.bench.taggers;

/** Sentences in a tagger's own form. */
@FunctionalInterface
interface PreparedSentences {
  /** Tags the sentence with that index and drops its tags. */
  void tag(int sentence);
}
