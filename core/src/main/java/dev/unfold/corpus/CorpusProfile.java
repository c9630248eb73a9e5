package dev.unfold.corpus;

import dev.unfold.file.OneLine;
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
 * Counts of the words, tags, labels and columns of tagged sentences, and what they share with a training part.
 *
 * <pre>{@code
 *   CorpusProfile train = CorpusProfile.of(corpus, Part.TRAIN);
 *   CorpusProfile.Overlap overlap = CorpusProfile.of(corpus, Part.DEV).beside(train);
 *   overlap.unknownTokens();        // tokens whose word the training part does not have
 *   overlap.sentences();            // sentences that stand in the training part, too
 * }</pre>
 *
 * <p>Words without a tag are counted as {@link #untagged}, not rejected. Only counts are kept, so a file may have any size.
 */
public final class CorpusProfile {
  private final String name;
  private final Optional<CorpusFormat> format;
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
  private int untagged;
  private int longest;

  private CorpusProfile(String name, Optional<CorpusFormat> format, Columns layout) {
    this.name = name;
    this.format = format;
    this.layout = layout;
  }

  /**
   * Counts what a file holds, its columns included.
   *
   * @param warnings takes one line for each thing that is odd but readable
   * @throws CorpusException if it can't be read, or has no sentence
   */
  public static CorpusProfile of(Path file, CorpusLayout layout, Consumer<String> warnings) {
    CorpusProfile profile;
    try (Lines lines = Lines.open(file, warnings)) {
      CorpusFormat format = layout.format(file, lines);
      SentenceReader reader = format.reader(lines, layout.columns(format));
      profile = new CorpusProfile(file.toString(), Optional.of(format), reader.places());
      Untagged untagged = new Untagged(layout.tagset());
      reader.forEachRemaining(sentence -> profile.add(untagged.marked(sentence)));
    }
    if (profile.sentences.isEmpty()) {
      throw new CorpusException(file.toString(), "no sentences found, expected at least one");
    }
    profile.labels.warning().ifPresent(odd -> warnings.accept(OneLine.of(file + ": " + odd)));
    return profile;
  }

  /** Counts the sentences of a part of a corpus, which may have none. */
  public static CorpusProfile of(Corpus corpus, Part part) {
    return of(part.toString(), corpus.of(part));
  }

  /** Counts sentences; those in memory have no columns. */
  public static CorpusProfile of(String name, List<Sentence> sentences) {
    CorpusProfile profile =
        new CorpusProfile(name, Optional.empty(), CorpusFormat.CONLLU.columns());
    sentences.forEach(profile::add);
    return profile;
  }

  private void add(Sentence sentence) {
    first = Optional.of(first.orElse(sentence));
    tokens += sentence.length();
    longest = Math.max(longest, sentence.length());
    sentence.words().forEach(word -> words.merge(word, 1, Integer::sum));
    for (String tag : sentence.tags()) {
      if (tag.equals(Sentence.NO_TAG)) {
        untagged++;
      } else {
        tags.merge(tag, 1, Integer::sum);
      }
    }
    Span.of(sentence.tags()).forEach(span -> spans.merge(span.type(), 1, Integer::sum));
    labels.add(sentence);
    long key = key(sentence.words());
    sentences.add(key);
    tokensOfSentences.put(key, sentence.length());
    for (int t = 0; format.isPresent() && t < sentence.length(); t++) {
      add(format.get().cells(sentence.line(t).text()));
    }
  }

  private void add(String[] cells) {
    for (int k = 0; k < cells.length; k++) {
      if (k == columns.size()) {
        columns.add(new ColumnProfile(k + 1));
      }
      columns.get(k).add(Blanks.trimmed(cells[k]));
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

  /** The name of the file or part. */
  public String name() {
    return name;
  }

  /** The format of the file; empty for sentences in memory. */
  public Optional<CorpusFormat> format() {
    return format;
  }

  /** The column from which words are read, counted from 1. */
  public int wordColumn() {
    return layout.word();
  }

  /** The column from which tags are read, counted from 1. */
  public int tagColumn() {
    return layout.tag() == Columns.LAST ? columns.size() : layout.tag();
  }

  /** The columns of the file; none for sentences in memory. */
  public List<ColumnProfile> columns() {
    return Collections.unmodifiableList(columns);
  }

  /**
   * The first sentence.
   *
   * @throws java.util.NoSuchElementException if there are no sentences
   */
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

  /** The number of words without a tag. */
  public int untagged() {
    return untagged;
  }

  /** How often each tag occurs. */
  public Map<String, Integer> tags() {
    return Collections.unmodifiableMap(tags);
  }

  /** The number of spans of each type; meaningful if {@link #labels} has a scheme. */
  public Map<String, Integer> spans() {
    Map<String, Integer> named = new HashMap<>(spans);
    labels.odd().stream().findAny().ifPresent(odd -> named.remove(""));
    return Collections.unmodifiableMap(named);
  }

  /** The scheme of its labels, and the labels that break it. */
  public LabelCounts labels() {
    return labels;
  }

  /**
   * What a part has in common with a training part, and what the training part does not have.
   *
   * @param same whether both have the same sentences in the same order, and at least one
   * @param sentences sentences that stand in the training part, too, word by word
   * @param tokens the tokens of those
   * @param unknownTokens tokens whose word the training part does not have
   * @param unknownWords those words, each counted once
   * @param unseenTags tags that the training part does not have, each with its number of tokens
   */
  public record Overlap(
      boolean same,
      int sentences,
      int tokens,
      int unknownTokens,
      int unknownWords,
      Map<String, Integer> unseenTags) {
    /** Tokens whose tag the training part does not have; a tagger gets none of them right. */
    public int unseenTagTokens() {
      return total(unseenTags);
    }
  }

  /** Compares this part with a training part. */
  public Overlap beside(CorpusProfile train) {
    Set<Long> known = new HashSet<>(train.sentences);
    List<Long> shared = sentences.stream().filter(known::contains).toList();
    Map<String, Integer> newWords = new HashMap<>(words);
    newWords.keySet().removeAll(train.words.keySet());
    Map<String, Integer> newTags = new HashMap<>(tags);
    newTags.keySet().removeAll(train.tags.keySet());
    return new Overlap(
        !sentences.isEmpty() && sentences.equals(train.sentences),
        shared.size(),
        shared.stream().mapToInt(tokensOfSentences::get).sum(),
        total(newWords),
        newWords.size(),
        newTags);
  }

  private static int total(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * How much of a part a file of word vectors knows.
   *
   * @param exact tokens whose word has a vector as it is spelt
   * @param tokens tokens whose word has a vector as it is spelt or in lower case
   * @param words the words of those, each counted once
   */
  public record Coverage(int exact, int tokens, int words) {}

  /** Counts the words that have vectors. */
  public Coverage coverage(WordVectors vectors) {
    Map<String, Integer> exact = new HashMap<>(words);
    exact.keySet().removeIf(word -> !vectors.contains(word));
    Map<String, Integer> known = new HashMap<>(words);
    known.keySet().removeIf(word -> !vectors.knows(word));
    return new Coverage(total(exact), total(known), known.size());
  }
}
