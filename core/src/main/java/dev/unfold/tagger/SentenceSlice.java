package dev.unfold.tagger;

import java.util.ArrayList;
import java.util.List;

/**
 * A slice of a very long sentence, so that its length costs no more memory than many short sentences would.
 *
 * <p>A sentence of up to {@link #LENGTH} words is one slice. A longer one is read in overlapping slices of that length, and
 * each word takes its tag from the slice in which it is farther from a cut: it sees at least {@link #MARGIN} words on both
 * sides, which is more than a recurrent network remembers.
 *
 * @param from the first word that is read
 * @param to the word after the last that is read
 * @param first the first word that takes its tag from this slice
 * @param end the word after the last that does
 */
record SentenceSlice(int from, int to, int first, int end) {
  /** The most words of a slice. */
  static final int LENGTH = 512;

  /** The number of words on either side of a cut that are read twice. */
  static final int MARGIN = 64;

  /** A sentence of that length as a single slice; none if it is empty. */
  static List<SentenceSlice> whole(int length) {
    return length == 0 ? List.of() : List.of(new SentenceSlice(0, length, 0, length));
  }

  /** The slices of a sentence of that length, in order; none if it is empty. */
  static List<SentenceSlice> of(int length) {
    List<SentenceSlice> slices = new ArrayList<>();
    for (int first = 0; first < length; ) {
      int from = Math.max(0, first - MARGIN);
      int to = Math.min(length, from + LENGTH);
      int end = to == length ? length : to - MARGIN;
      slices.add(new SentenceSlice(from, to, first, end));
      first = end;
    }
    return slices;
  }
}
