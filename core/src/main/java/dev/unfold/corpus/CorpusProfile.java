package dev.unfold.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a file of tagged sentences holds: columns, words, tags, labels. Words without a tag are counted, not refused; a
 * sentence is forgotten once it has been counted, so the file may have any size.
 */
public final class CorpusProfile {
  private final String name;
  private final CorpusFormat format;
  private final Columns layout;
  private final List<ColumnProfile> columns = new ArrayList<>();
  private final Map<String, Integer> words = new HashMap<>();
  private final Map<String, Integer> tags = new HashMap<>();
  private final Map<String, Integer> spans = new HashMap<>();
  private final LabelCounts labels = new LabelCounts();
  private final Map<Long, Integer> tokensOfSentences = new HashMap<>();
  private final List<Long> sentences = new ArrayList<>();
  private Optional<Sentence> first = Optional.empty();
  private int tokens;
  private int longest;

  private CorpusProfile(String name, CorpusFormat format, Columns layout) {
    this.name = name;
    this.format = format;
    this.layout = layout;
  }

  /**
   * Reads a file.
   *
   * @throws CorpusException if it can't be read, or has no sentence
   */
  public static CorpusProfile of(Path file, CorpusLayout layout, Consumer<String> warnings) {
    CorpusFormat format = layout.format(file);
    CorpusProfile profile = new CorpusProfile(file.toString(), format, layout.columns(format));
    try (SentenceReader reader = layout.open(file, warnings)) {
      reader.forEachRemaining(profile::add);
    }
    if (profile.sentences.isEmpty()) {
      throw new CorpusException(file.toString(), "no sentences found, expected at least one");
    }
    return profile;
  }

  private void add(Sentence sentence) {
    first = Optional.of(first.orElse(sentence));
    tokens += sentence.length();
    longest = Math.max(longest, sentence.length());
    sentence.words().forEach(word -> words.merge(word, 1, Integer::sum));
    sentence.tags().forEach(tag -> tags.merge(tag, 1, Integer::sum));
    Span.of(sentence.tags()).forEach(span -> spans.merge(span.type(), 1, Integer::sum));
    labels.add(sentence.tags());
    long key = key(sentence.words());
    sentences.add(key);
    tokensOfSentences.put(key, sentence.length());
    for (int t = 0; t < sentence.length(); t++) {
      cells(sentence.line(t).text());
    }
  }

  private void cells(String line) {
    String[] cells = format.cells(line);
    for (int k = 0; k < cells.length; k++) {
      if (k == columns.size()) {
        columns.add(new ColumnProfile(k + 1));
      }
      columns.get(k).add(cells[k]);
    }
  }

  /** A number that two different sentences have in common about once in 10¹⁹ pairs. */
  private static long key(List<String> words) {
    long key = words.size();
    for (String word : words) {
      for (int i = 0; i < word.length(); i++) {
        key = mixed(key ^ word.charAt(i));
      }
      key = mixed(key ^ 0x1_0000);
    }
    return key;
  }

  /** The finaliser of SplittableRandom: a one-to-one map that lets every bit depend on every other. */
  private static long mixed(long bits) {
    long z = bits + 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  /** What errors call the file. */
  public String name() {
    return name;
  }

  /** How its lines are laid out. */
  public CorpusFormat format() {
    return format;
  }

  /** Which of its columns are read. */
  public Columns layout() {
    return layout;
  }

  /** Each of its columns. */
  public List<ColumnProfile> columns() {
    return Collections.unmodifiableList(columns);
  }

  /** The first sentence as it was read. */
  public Sentence first() {
    return first.orElseThrow();
  }

  /** Number of sentences. */
  public int sentences() {
    return sentences.size();
  }

  /** Number of tokens. */
  public int tokens() {
    return tokens;
  }

  /** Number of words in the longest sentence. */
  public int longest() {
    return longest;
  }

  /** How often each word occurs. */
  public Map<String, Integer> words() {
    return Collections.unmodifiableMap(words);
  }

  /** How often each tag occurs, {@code _} for none. */
  public Map<String, Integer> tags() {
    return Collections.unmodifiableMap(tags);
  }

  /** How many spans of each type its labels speak of; meant where {@link #labels} has a scheme. */
  public Map<String, Integer> spans() {
    return Collections.unmodifiableMap(spans);
  }

  /** How its labels are written. */
  public LabelCounts labels() {
    return labels;
  }

  /**
   * What a file has that a training part hasn't, and what both have.
   *
   * @param sentences sentences that the training part has too, word by word
   * @param tokens the tokens of those
   * @param unknownTokens tokens whose word the training part doesn't have
   * @param unknownWords those words, each counted once
   * @param unseenTags tags that the training part doesn't have, each with its number of tokens
   */
  public record Overlap(
      int sentences,
      int tokens,
      int unknownTokens,
      int unknownWords,
      Map<String, Integer> unseenTags) {}

  /** This file beside a training part. */
  public Overlap beside(CorpusProfile train) {
    Set<Long> known = new HashSet<>(train.sentences);
    List<Long> shared = sentences.stream().filter(known::contains).toList();
    Map<String, Integer> newWords = new HashMap<>(words);
    newWords.keySet().removeAll(train.words.keySet());
    Map<String, Integer> newTags = new HashMap<>(tags);
    newTags.keySet().removeAll(train.tags.keySet());
    return new Overlap(
        shared.size(),
        shared.stream().mapToInt(tokensOfSentences::get).sum(),
        newWords.values().stream().mapToInt(Integer::intValue).sum(),
        newWords.size(),
        newTags);
  }
}
