package dev.unfold.tagger;

import java.util.ArrayList;
import java.util.List;

/**
 * How a very long sentence is cut, so that its length costs no more memory than many short sentences would.
 *
 * <p>Up to {@link #LENGTH} words a sentence is one piece. A longer one is read in overlapping pieces of that length, and
 * each word takes its tag from the piece in which it is farther from a cut: it sees at least {@link #MARGIN} words on both
 * sides, which is more than such a network remembers.
 *
 * @param from the first word that is read
 * @param to the word behind the last that is read
 * @param first the first word that takes its tag from this piece
 * @param end the word behind the last that does
 */
record SentenceSlice(int from, int to, int first, int end) {
  /** The most words of a piece. */
  static final int LENGTH = 512;

  /** Words on either side of a cut that are read twice. */
  static final int MARGIN = 64;

  /** The pieces of a sentence of so many words, in order; none for none. */
  static List<SentenceSlice> of(int length) {
    List<SentenceSlice> pieces = new ArrayList<>();
    for (int first = 0; first < length; ) {
      int from = Math.max(0, first - MARGIN);
      int to = Math.min(length, from + LENGTH);
      int end = to == length ? length : to - MARGIN;
      pieces.add(new SentenceSlice(from, to, first, end));
      first = end;
    }
    return pieces;
  }
}
