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
import java.util.function.Predicate;

/**
 * Word vectors from a text file of word2vec, GloVe or fastText: on each line a word and its numbers, separated by blanks;
 * with or without a first line that holds the number of words and the width. Or from JSON, if the name ends in {@code .json}:
 * an object {@code vectors} with an array for each word, as the npm packages {@code wink-embeddings-…} have it.
 *
 * <p>The file may be packed: {@code .gz}, or {@code .zip} as GloVe is shipped. Of a {@code .zip} with several files one is
 * named after it, as in {@code glove.6B.zip/glove.6B.100d.txt}; without a name the first is read.
 *
 * <p>Only the vectors of the requested words, or those of the file's first words, are kept, so the file may have any size. A
 * word that the file does not have is looked up in lower case. If a word occurs twice, its first vector counts.
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
   * Reads the vectors of the given words.
   *
   * @param words the words that are needed
   * @param warnings takes one line for each thing that is odd but readable
   * @throws CorpusException if the file can't be read, a line has another width than the others, or a number that is
   *     needed is not a finite number
   */
  public static WordVectors read(Path file, Collection<String> words, Consumer<String> warnings) {
    try (Lines lines = Lines.open(file, warnings)) {
      return read(lines, rows(lines), words);
    }
  }

  private static VectorRows rows(Lines lines) {
    return lines.source().inner().toLowerCase(Locale.ROOT).endsWith(".json")
        ? new VectorJson(lines)
        : new VectorLines(lines);
  }

  /**
   * Reads the vectors of the first words of a file; in files of word2vec, GloVe and fastText these are the most frequent
   * ones. The rest of the file is not parsed.
   *
   * @param limit the largest number of words
   * @throws CorpusException as {@link #read(Path, Collection, Consumer)}
   */
  public static WordVectors first(Path file, int limit, Consumer<String> warnings) {
    return first(file, limit, word -> true, warnings);
  }

  /**
   * Reads the vectors of the first words of a file that are asked for.
   *
   * @param limit the largest number of words
   * @param wanted whether the vector of a word, as the file spells it, is kept
   * @throws CorpusException as {@link #read(Path, Collection, Consumer)}
   */
  public static WordVectors first(
      Path file, int limit, Predicate<String> wanted, Consumer<String> warnings) {
    Map<String, float[]> vectors = new LinkedHashMap<>();
    try (Lines lines = Lines.openChecksummed(file, warnings)) {
      VectorRows rows = rows(lines);
      while (vectors.size() < limit && rows.advance()) {
        if (wanted.test(rows.word())) {
          keep(rows, vectors);
        }
      }
      return new WordVectors(lines.name(), Origin.of(file, lines), rows.width(), vectors);
    }
  }

  private static void keep(VectorRows rows, Map<String, float[]> vectors) {
    if (vectors.containsKey(rows.word())) {
      rows.warnOfSecond();
    } else {
      vectors.put(rows.word(), rows.vector());
    }
  }

  /** As {@link #read(Path, Collection, Consumer)}, from lines, which the caller closes. */
  static WordVectors read(Lines lines, Collection<String> words) {
    return read(lines, new VectorLines(lines), words);
  }

  private static WordVectors read(Lines lines, VectorRows rows, Collection<String> words) {
    Set<String> wanted = new HashSet<>(words);
    words.forEach(word -> wanted.add(lower(word)));
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

  /** The name of the file in errors. */
  public String name() {
    return name;
  }

  /** The name of the file and, for {@link #first}, the SHA-256 of its bytes. */
  public String source() {
    return source;
  }

  /** The words that have a vector; after {@link #first} in the order of the file. */
  public Set<String> words() {
    return Collections.unmodifiableSet(vectors.keySet());
  }

  /** The number of numbers in a vector. */
  public int width() {
    return width;
  }

  /** Whether the file has the word as it is spelt. */
  public boolean contains(String word) {
    return vectors.containsKey(word);
  }

  /** Whether the file has the word, as it is spelt or in lower case. */
  public boolean knows(String word) {
    return contains(word) || contains(lower(word));
  }

  /** The vector of a word, or of its lower-case form; empty if the file has neither. */
  public Optional<float[]> vector(String word) {
    float[] exact = vectors.get(word);
    return Optional.ofNullable(exact != null ? exact : vectors.get(lower(word)))
        .map(float[]::clone);
  }
}
