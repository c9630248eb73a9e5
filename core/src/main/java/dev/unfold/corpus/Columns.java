package dev.unfold.corpus;

/**
 * Which column of a line is the word and which the tag, counted from 1.
 *
 * @param word the word's column
 * @param tag the tag's column, or {@link #LAST}
 */
record Columns(int word, int tag) {
  /** The last column, wherever it is. */
  public static final int LAST = Integer.MAX_VALUE;

  /** Refuses columns below 1. */
  public Columns {
    if (word < 1 || tag < 1) {
      throw new IllegalArgumentException(
          "columns are counted from 1, found word " + word + " and tag " + tag);
    }
  }

  /** How many columns a line must have. */
  int required() {
    return Math.max(word, tag == LAST ? word + 1 : tag);
  }
}
