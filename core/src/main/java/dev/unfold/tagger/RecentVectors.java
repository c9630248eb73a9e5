package dev.unfold.tagger;

import dev.unfold.matrix.Matrix;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Vectors of words that were met not long ago: most words of a text are among them.
 *
 * <p>Two generations: what is met goes into the young one; when that is full it becomes the old one, and what the old one
 * still held is forgotten. So memory stays below twice a full generation, and a word that keeps coming stays. Safe for
 * all threads: a vector depends on its word alone, so it does not matter who computed it, or whether twice.
 */
final class RecentVectors {
  /** Longer words are not kept: they are rare, and keys would have to be paid for. */
  private static final int MAX_LENGTH = 64;

  private final int capacity;
  private volatile Map<String, Matrix> young = new ConcurrentHashMap<>();
  private volatile Map<String, Matrix> old = Map.of();

  /** Keeps {@code capacity} to twice as many words. */
  RecentVectors(int capacity) {
    this.capacity = capacity;
  }

  /** The vector of a word, 1×D, if it is remembered. */
  Optional<Matrix> find(String word) {
    Matrix vector = young.get(word);
    if (vector == null) {
      vector = old.get(word);
      if (vector != null) {
        keep(word, vector);
      }
    }
    return Optional.ofNullable(vector);
  }

  /** Remembers the vector of a word, which must not be changed any more. */
  void keep(String word, Matrix vector) {
    if (word.length() <= MAX_LENGTH) {
      young.put(word, vector);
      if (young.size() > capacity) {
        age();
      }
    }
  }

  private synchronized void age() {
    if (young.size() > capacity) {
      old = young;
      young = new ConcurrentHashMap<>();
    }
  }

  /** How many vectors are held. */
  int size() {
    return young.size() + old.size();
  }
}
