package dev.unfold.bench.taggers;

/** Sentences in a tagger's own form. */
@FunctionalInterface
interface PreparedSentences {
  /** Tags the sentence of that number, and forgets its tags. */
  void tag(int sentence);
}
