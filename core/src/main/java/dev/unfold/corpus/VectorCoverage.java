package dev.unfold.corpus;

import java.util.HashSet;
import java.util.Set;

/**
 * The number of tokens of a part that have a word vector.
 *
 * @param tokens all tokens of the part
 * @param known tokens whose word has a vector as it is spelt or in lower case
 * @param newTokens tokens whose word the training part does not have
 * @param newKnown new tokens whose word has a vector
 */
public record VectorCoverage(int tokens, int known, int newTokens, int newKnown) {
  /** Counts a part's tokens. */
  public static VectorCoverage of(WordVectors vectors, Corpus corpus, Part part) {
    Set<String> trained = new HashSet<>();
    corpus.of(Part.TRAIN).forEach(sentence -> trained.addAll(sentence.words()));
    int known = 0;
    int newTokens = 0;
    int newKnown = 0;
    for (Sentence sentence : corpus.of(part)) {
      for (String word : sentence.words()) {
        int one = vectors.knows(word) ? 1 : 0;
        known += one;
        if (!trained.contains(word)) {
          newTokens++;
          newKnown += one;
        }
      }
    }
    return new VectorCoverage(corpus.tokens(part), known, newTokens, newKnown);
  }
}
