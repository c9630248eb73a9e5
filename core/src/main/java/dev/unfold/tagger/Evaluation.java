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
 * <p>All rates are from 0 to 1; NaN if nothing was counted.
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
   * @param predicted the tagger's tag
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

  /** The number of tokens counted. */
  public int tokens() {
    return tokens;
  }

  /** The number of them with the right tag. */
  public int right() {
    return right;
  }

  /** The number of tokens whose words the training part doesn't have. */
  public int unknownTokens() {
    return unknownTokens;
  }

  /** The number of those with the right tag. */
  public int unknownRight() {
    return unknownRight;
  }

  /** The share of the tokens with the right tag. */
  public double accuracy() {
    return (double) right / tokens;
  }

  /** The share of the known words with the right tag. */
  public double knownAccuracy() {
    return (double) (right - unknownRight) / (tokens - unknownTokens);
  }

  /** The share of the unknown words with the right tag. */
  public double unknownAccuracy() {
    return (double) unknownRight / unknownTokens;
  }

  /** The number of tokens with the right tag {@code gold} that were tagged {@code predicted}. */
  public int count(String gold, String predicted) {
    return confusion.getOrDefault(gold, Map.of()).getOrDefault(predicted, 0);
  }

  /** All tags that occur, as right or predicted ones, in alphabetical order. */
  public List<String> tags() {
    TreeSet<String> tags = new TreeSet<>(confusion.keySet());
    confusion.values().forEach(row -> tags.addAll(row.keySet()));
    return List.copyOf(tags);
  }

  /**
   * One tag's figures.
   *
   * @param tag the tag
   * @param precision the share of the tokens tagged so that are right
   * @param recall the share of the tokens with this right tag that were tagged so
   * @param f1 the harmonic mean of the two
   * @param gold the number of tokens with this right tag
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
