package dev.unfold.tagger;

import dev.unfold.corpus.Sentence;
import dev.unfold.score.Comparison;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Two taggings of the same corpus: the scores of both, the sentences on which they differ, and whether the difference may
 * be due to chance.
 *
 * <pre>{@code
 *   TaggingComparison both =
 *       TaggingComparison.of(
 *           gold,
 *           CorpusTagging.by("new", Decoder.of(tagger), gold),
 *           CorpusTagging.by("old", Decoder.of(other), gold),
 *           tagger.words()::contains);
 *   both.firstScores().tags().accuracy() - both.secondScores().tags().accuracy();
 *   both.comparison().mcNemar().pValue();
 *   both.comparison().accuracy(10_000, 1).low();
 * }</pre>
 *
 * @param gold the sentences with their right tags
 * @param first one tagging
 * @param second the other tagging
 * @param firstScores the counts of the first
 * @param secondScores the counts of the second
 * @param comparison both against each other
 */
public record TaggingComparison(
    List<Sentence> gold,
    CorpusTagging first,
    CorpusTagging second,
    CorpusScores firstScores,
    CorpusScores secondScores,
    Comparison comparison) {
  /**
   * A sentence to which the two give different tags.
   *
   * @param number of the sentence in the corpus, counted from 1
   * @param sentence its words and right tags
   * @param first the first tagging's tags
   * @param second the second tagging's tags
   */
  public record Difference(
      int number, Sentence sentence, List<String> first, List<String> second) {}

  /**
   * Counts and compares.
   *
   * @param known whether the training part has a word
   */
  public static TaggingComparison of(
      List<Sentence> gold, CorpusTagging first, CorpusTagging second, Predicate<String> known) {
    Comparison comparison = new Comparison();
    for (int s = 0; s < gold.size(); s++) {
      comparison.add(gold.get(s).tags(), first.tags().get(s), second.tags().get(s));
    }
    return new TaggingComparison(
        gold,
        first,
        second,
        CorpusScores.of(gold, first, known),
        CorpusScores.of(gold, second, known),
        comparison);
  }

  /** The sentences to which the two give different tags, in the order of the corpus. */
  public Stream<Difference> differences() {
    return comparison.differing().stream()
        .map(s -> new Difference(s + 1, gold.get(s), first.tags().get(s), second.tags().get(s)));
  }
}
