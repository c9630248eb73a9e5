package dev.unfold.tagger;

import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.score.UdScore;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Accuracy in each column that a tagger fills and the corpus has, and in all of them together, as the script of the CoNLL
 * 2018 shared task counts them: of the features only the universal ones, in any order; lemmas by themselves, since the script
 * counts them to no other column. A cell without a tag is not counted.
 *
 * @param columns the counts of each column, the tagger's first column first
 * @param tokens the number of tokens
 * @param allRight the number of tokens that are right in every column but that of lemmas
 */
public record ColumnScores(Map<Tagset, Evaluation> columns, int tokens, int allRight) {
  /** Keeps the order. */
  public ColumnScores {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /** Tags sentences and counts their tokens. */
  public static ColumnScores of(Tagger tagger, List<Sentence> sentences) {
    List<TaggedSentence> tagged =
        tagger.annotateAll(sentences.stream().map(Sentence::words).toList());
    Map<Tagset, List<List<String>>> given = new LinkedHashMap<>();
    for (Tagset column : tagger.columns()) {
      given.put(column, tagged.stream().map(sentence -> sentence.tags(column)).toList());
    }
    return of(sentences, given, tagger.words()::contains);
  }

  /**
   * Counts the tags of sentences.
   *
   * @param gold the sentences with their right tags, those of the first column as {@link Sentence#tags()}
   * @param given for each column the tags of the same sentences, the first column first
   * @param known whether the training part has a word
   */
  public static ColumnScores of(
      List<Sentence> gold, Map<Tagset, List<List<String>>> given, Predicate<String> known) {
    Tagset first = given.keySet().iterator().next();
    Map<Tagset, Evaluation> columns = new LinkedHashMap<>();
    for (Tagset column : given.keySet()) {
      if (column == first || gold.stream().allMatch(s -> s.tags(column).size() == s.length())) {
        columns.put(column, new Evaluation());
      }
    }
    int tokens = 0;
    int allRight = 0;
    for (int s = 0; s < gold.size(); s++) {
      boolean[] right = new boolean[gold.get(s).length()];
      Arrays.fill(right, true);
      for (Map.Entry<Tagset, Evaluation> column : columns.entrySet()) {
        Tagset tagset = column.getKey();
        List<String> tags = tagset == first ? gold.get(s).tags() : gold.get(s).tags(tagset);
        for (int t = 0; t < right.length; t++) {
          if (tagset.isMissing(tags.get(t))) {
            continue;
          }
          String expected = content(tagset, tags.get(t));
          String found = content(tagset, given.get(tagset).get(s).get(t));
          column.getValue().add(expected, found, known.test(gold.get(s).words().get(t)));
          right[t] &= tagset == Tagset.LEMMA || expected.equals(found);
        }
      }
      tokens += right.length;
      for (boolean all : right) {
        allRight += all ? 1 : 0;
      }
    }
    return new ColumnScores(columns, tokens, allRight);
  }

  private static String content(Tagset column, String tag) {
    return column == Tagset.FEATS ? UdScore.universalFeatures(tag) : tag;
  }

  /** The share of the tokens that are right in every column but that of lemmas; NaN without tokens. */
  public double allAccuracy() {
    return (double) allRight / tokens;
  }
}
