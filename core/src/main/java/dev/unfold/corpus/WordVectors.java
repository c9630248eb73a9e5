package dev.unfold.corpus;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Vectors of words from a text file as word2vec, GloVe and fastText write it: a word a line with its numbers behind it,
 * blanks between; with or without a first line that says how many words and how many numbers each.
 *
 * <p>Only the vectors of the words that are asked for are kept, so the file may have any size. A word that the file
 * doesn't have is looked for in small letters. Of a word that stands there twice the first vector counts.
 */
public final class WordVectors {
  private final int width;
  private final Map<String, float[]> vectors;

  private WordVectors(int width, Map<String, float[]> vectors) {
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

  /** As {@link #read(Path, Collection, Consumer)}, from lines, which the caller closes. */
  static WordVectors read(Lines lines, Collection<String> words) {
    Set<String> wanted = new HashSet<>(words);
    words.forEach(word -> wanted.add(lower(word)));
    VectorLines rows = new VectorLines(lines);
    Map<String, float[]> vectors = new HashMap<>();
    while (rows.advance()) {
      if (!wanted.contains(rows.word())) {
        continue;
      }
      if (vectors.containsKey(rows.word())) {
        rows.warnOfSecond();
      } else {
        vectors.put(rows.word(), rows.vector());
      }
    }
    return new WordVectors(rows.width(), vectors);
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
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
