package dev.unfold.tagger;

import dev.unfold.corpus.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Counts of right and wrong tags: accuracy, accuracy on unknown words, precision, recall and F1 of each tag, confusion.
 *
 * <p>All rates are parts of 1; NaN where nothing was counted.
 */
public final class Evaluation {
  private int tokens;
  private int right;
  private int unknownTokens;
  private int unknownRight;
  private final Map<String, Map<String, Integer>> confusion = new LinkedHashMap<>();

  /**
   * Counts one token.
   *
   * @param gold the right tag
   * @param predicted the tag that was given
   * @param known whether the training part has the word
   */
  public void add(String gold, String predicted, boolean known) {
    int hit = gold.equals(predicted) ? 1 : 0;
    tokens++;
    right += hit;
    if (!known) {
      unknownTokens++;
      unknownRight += hit;
    }
    confusion.computeIfAbsent(gold, g -> new LinkedHashMap<>()).merge(predicted, 1, Integer::sum);
  }

  /** Tags sentences and counts their tokens; those without a right tag are left out. */
  public void add(Tagger tagger, List<Sentence> sentences) {
    List<List<String>> given = tagger.tagAll(sentences.stream().map(Sentence::words).toList());
    for (int s = 0; s < sentences.size(); s++) {
      Sentence sentence = sentences.get(s);
      for (int t = 0; t < sentence.length(); t++) {
        if (!sentence.isTagged(t)) {
          continue;
        }
        boolean known = tagger.words().contains(sentence.words().get(t));
        add(sentence.tags().get(t), given.get(s).get(t), known);
      }
    }
  }

  /** How many tokens were counted. */
  public int tokens() {
    return tokens;
  }

  /** How many of them have the right tag. */
  public int right() {
    return right;
  }

  /** How many tokens are words that the training part doesn't have. */
  public int unknownTokens() {
    return unknownTokens;
  }

  /** How many of those have the right tag. */
  public int unknownRight() {
    return unknownRight;
  }

  /** The part of the tokens that have the right tag. */
  public double accuracy() {
    return (double) right / tokens;
  }

  /** The part of the known words that have the right tag. */
  public double knownAccuracy() {
    return (double) (right - unknownRight) / (tokens - unknownTokens);
  }

  /** The part of the unknown words that have the right tag. */
  public double unknownAccuracy() {
    return (double) unknownRight / unknownTokens;
  }

  /** How often the right tag was {@code gold} and the given one {@code predicted}. */
  public int count(String gold, String predicted) {
    return confusion.getOrDefault(gold, Map.of()).getOrDefault(predicted, 0);
  }

  /** All tags that occur, right or given, in alphabetical order. */
  public List<String> tags() {
    TreeSet<String> tags = new TreeSet<>(confusion.keySet());
    confusion.values().forEach(row -> tags.addAll(row.keySet()));
    return List.copyOf(tags);
  }

  /**
   * One tag's figures.
   *
   * @param tag the tag
   * @param precision of the tokens that were given this tag, the part that should have it
   * @param recall of the tokens that should have it, the part that were given it
   * @param f1 the harmonic mean of the two
   * @param gold how many tokens should have it
   */
  public record TagScore(String tag, double precision, double recall, double f1, int gold) {}

  /** The figures of every tag, in alphabetical order. */
  public List<TagScore> perTag() {
    List<TagScore> scores = new ArrayList<>();
    for (String tag : tags()) {
      int hits = count(tag, tag);
      int gold =
          confusion.getOrDefault(tag, Map.of()).values().stream().mapToInt(Integer::intValue).sum();
      int given = tags().stream().mapToInt(other -> count(other, tag)).sum();
      scores.add(
          new TagScore(
              tag, (double) hits / given, (double) hits / gold, 2.0 * hits / (given + gold), gold));
    }
    return scores;
  }
}
