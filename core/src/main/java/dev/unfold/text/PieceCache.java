package dev.unfold.text;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the network computes of pieces alone, kept for pieces that come again. A hash table with open addressing: a piece is
 * found without making a string of it. For one thread.
 */
final class PieceCache {
  /** The number of pieces at which the cache starts anew. */
  private static final int FULL = 12_000;

  private static final int SMALLEST = 1 << 9;

  private final PieceNetwork network;
  private final PieceFeatures features;
  private final List<int[]> fresh = new ArrayList<>();
  private int[] slots = new int[2 * SMALLEST];
  private String[] texts = new String[SMALLEST];
  private byte[] gaps = new byte[SMALLEST];
  private Matrix table;
  private int size;

  PieceCache(PieceNetwork network, PieceFeatures features) {
    this.network = network;
    this.features = features;
    this.table = Matrix.zeros(DType.FLOAT32, SMALLEST, network.cachedWidth());
  }

  /** Makes room if need be. Rows that were given before must not be used any more. */
  void trim() {
    if (size > FULL) {
      Arrays.fill(slots, 0);
      size = 0;
    }
  }

  /** The row of a piece in the table. */
  int row(char[] text, int from, int to, int gap) {
    int mask = slots.length - 1;
    int slot = hash(text, from, to, gap) & mask;
    for (int row; (row = slots[slot] - 1) >= 0; slot = slot + 1 & mask) {
      if (gaps[row] == gap && same(texts[row], text, from, to)) {
        return row;
      }
    }
    slots[slot] = size + 1;
    return added(new String(text, from, to - from), gap);
  }

  private static int hash(char[] text, int from, int to, int gap) {
    int hash = gap + 1;
    for (int at = from; at < to; at++) {
      hash = 31 * hash + text[at];
    }
    hash *= 0x9E3779B9;
    return hash ^ hash >>> 15;
  }

  private static boolean same(String known, char[] text, int from, int to) {
    if (known.length() != to - from) {
      return false;
    }
    for (int at = 0; at < known.length(); at++) {
      if (known.charAt(at) != text[from + at]) {
        return false;
      }
    }
    return true;
  }

  private int added(String piece, int gap) {
    int row = size++;
    texts[row] = piece;
    gaps[row] = (byte) gap;
    fresh.add(features.of(piece, gap, true));
    if (size == texts.length) {
      grow();
    }
    return row;
  }

  private void grow() {
    texts = Arrays.copyOf(texts, 2 * size);
    gaps = Arrays.copyOf(gaps, 2 * size);
    slots = new int[4 * size];
    for (int row = 0; row < size; row++) {
      char[] text = texts[row].toCharArray();
      int slot = hash(text, 0, text.length, gaps[row]) & slots.length - 1;
      while (slots[slot] > 0) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = row + 1;
    }
  }

  /** The values of all pieces that were asked for, those of new ones computed now. */
  Matrix table(Workspace workspace) {
    if (!fresh.isEmpty()) {
      if (table.rows() < size) {
        Matrix larger = Matrix.zeros(DType.FLOAT32, texts.length, table.columns());
        larger.rows(0, table.rows()).assign(table);
        table = larger;
      }
      Matrix values = network.cached(fresh.toArray(int[][]::new), workspace);
      table.rows(size - fresh.size(), size).assign(values);
      fresh.clear();
    }
    return table;
  }
}
