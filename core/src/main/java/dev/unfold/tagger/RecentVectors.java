package dev.unfold.tagger;

import dev.unfold.matrix.Matrix;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A cache of vectors of recent words: most words of a text are among them.
 *
 * <p>Two generations: a word that occurs goes into the young one; when that is full it becomes the old one, and the previous
 * old one is dropped. So memory stays below twice a full generation, and a frequent word stays. Thread-safe: a vector depends
 * on its word alone, so it does not matter which thread computed it, or whether two did.
 */
final class RecentVectors {
  /** Longer words are not cached: they are rare, and their text takes memory. */
  private static final int MAX_LENGTH = 64;

  private final int capacity;
  private volatile Map<String, Matrix> young = new ConcurrentHashMap<>();
  private volatile Map<String, Matrix> old = Map.of();

  /** Keeps {@code capacity} to twice as many words; none if it is 0. */
  RecentVectors(int capacity) {
    this.capacity = capacity;
  }

  /**
   * Copies the vector of a word, 1×D, into a row of a matrix.
   *
   * @return false if it is not cached
   */
  boolean copy(String word, Matrix into, int row) {
    Matrix vector = young.get(word);
    if (vector == null) {
      vector = old.get(word);
      if (vector == null) {
        return false;
      }
      keep(word, vector);
    }
    into.assignRow(row, vector);
    return true;
  }

  /** Caches the vector of a word, which must not change afterwards. */
  void keep(String word, Matrix vector) {
    if (word.length() <= MAX_LENGTH && capacity > 0) {
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

  /** The number of cached vectors. */
  int size() {
    return young.size() + old.size();
  }
}
