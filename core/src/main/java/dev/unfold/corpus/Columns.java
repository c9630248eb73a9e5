package dev.unfold.corpus;

/**
 * The columns of words and tags, counted from 1.
 *
 * @param word the word's column
 * @param tag the tag's column, or {@link #LAST}
 */
record Columns(int word, int tag) {
  /** The last column of each line. */
  public static final int LAST = Integer.MAX_VALUE;

  /** Rejects columns below 1. */
  public Columns {
    if (word < 1 || tag < 1) {
      throw new IllegalArgumentException(
          "columns are counted from 1, found word " + word + " and tag " + tag);
    }
  }

  /** The number of columns that a line must have. */
  int required() {
    return Math.max(word, tag == LAST ? word + 1 : tag);
  }
}
