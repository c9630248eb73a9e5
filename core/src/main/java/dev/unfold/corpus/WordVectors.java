package dev.unfold.corpus;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Vectors of words from a text file as word2vec, GloVe and fastText write it: a word a line with its numbers behind it,
 * blanks between; with or without a first line that says how many words and how many numbers each.
 *
 * <p>Only the vectors of the words that are asked for are kept, or those of the file's first words, so the file may have
 * any size. A word that the file doesn't have is looked for in small letters. Of a word that stands there twice the first
 * vector counts.
 */
public final class WordVectors {
  private final String name;
  private final String source;
  private final int width;
  private final Map<String, float[]> vectors;

  private WordVectors(String name, String source, int width, Map<String, float[]> vectors) {
    this.name = name;
    this.source = source;
    this.width = width;
    this.vectors = vectors;
  }

  /**
   * Reads the vectors of some words.
   *
   * @param words the words that are needed
   * @param warnings takes one line for each thing that is odd but readable
   * @throws CorpusException if the file can't be read, a line has another width than the others, or a number that is
   *     needed is none, or not finite
   */
  public static WordVectors read(Path file, Collection<String> words, Consumer<String> warnings) {
    try (Lines lines = Lines.open(file, warnings)) {
      return read(lines, words);
    }
  }

  /**
   * Reads the vectors of the first words of a file, which are its most frequent ones where it comes from word2vec, GloVe or
   * fastText. What stands behind them is not looked at.
   *
   * @param limit how many words, at most
   * @throws CorpusException as {@link #read(Path, Collection, Consumer)}
   */
  public static WordVectors first(Path file, int limit, Consumer<String> warnings) {
    Map<String, float[]> vectors = new LinkedHashMap<>();
    try (Lines lines = Lines.openChecksummed(file, warnings)) {
      VectorLines rows = new VectorLines(lines);
      while (vectors.size() < limit && rows.advance()) {
        keep(rows, vectors);
      }
      return new WordVectors(lines.name(), Origin.of(file, lines), rows.width(), vectors);
    }
  }

  private static void keep(VectorLines rows, Map<String, float[]> vectors) {
    if (vectors.containsKey(rows.word())) {
      rows.warnOfSecond();
    } else {
      vectors.put(rows.word(), rows.vector());
    }
  }

  /** As {@link #read(Path, Collection, Consumer)}, from lines, which the caller closes. */
  static WordVectors read(Lines lines, Collection<String> words) {
    Set<String> wanted = new HashSet<>(words);
    words.forEach(word -> wanted.add(lower(word)));
    VectorLines rows = new VectorLines(lines);
    Map<String, float[]> vectors = new HashMap<>();
    while (rows.advance()) {
      if (wanted.contains(rows.word())) {
        keep(rows, vectors);
      }
    }
    return new WordVectors(lines.name(), lines.name(), rows.width(), vectors);
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** What errors call the file. */
  public String name() {
    return name;
  }

  /** What is known of where they come from: the file's name and the SHA-256 of its bytes, if all its words were asked for. */
  public String source() {
    return source;
  }

  /** The words that have a vector; those of {@link #first} in the file's order. */
  public Set<String> words() {
    return Collections.unmodifiableSet(vectors.keySet());
  }

  /** How many numbers a vector has. */
  public int width() {
    return width;
  }

  /** Whether the file has the word as it is spelt. */
  public boolean contains(String word) {
    return vectors.containsKey(word);
  }

  /** Whether the file has the word, as it is spelt or in small letters. */
  public boolean knows(String word) {
    return contains(word) || contains(lower(word));
  }

  /** The word's vector, or that of the word in small letters. */
  public Optional<float[]> vector(String word) {
    float[] exact = vectors.get(word);
    return Optional.ofNullable(exact != null ? exact : vectors.get(lower(word)))
        .map(float[]::clone);
  }
}
