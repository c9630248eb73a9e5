package dev.unfold.text;

import java.util.Arrays;

/** The pieces of a stretch of text, in order: where each begins and ends, and the gap after it. */
final class Pieces {
  private int[] starts = new int[1024];
  private int[] ends = new int[1024];
  private byte[] gaps = new byte[1024];
  private int size;

  void clear() {
    size = 0;
  }

  void add(int start, int end) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      gaps = Arrays.copyOf(gaps, 2 * size);
    }
    starts[size] = start;
    ends[size] = end;
    gaps[size++] = 0;
  }

  /** Sets the gap after the last piece. */
  void gap(Gap gap) {
    gaps[size - 1] = (byte) gap.ordinal();
  }

  int size() {
    return size;
  }

  int start(int piece) {
    return starts[piece];
  }

  int end(int piece) {
    return ends[piece];
  }

  /** The number of the gap after a piece. */
  int gap(int piece) {
    return gaps[piece];
  }
}
