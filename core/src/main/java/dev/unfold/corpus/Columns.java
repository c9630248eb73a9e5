package dev.unfold.corpus;

import java.util.Optional;

/**
 * The columns of words and tags, counted from 1, and which lines are comments.
 *
 * @param word the word's column
 * @param tag the tag's column, or {@link #LAST}; not used if the tags have a name
 * @param name where the tags stand, by name: a column of CoNLL-U Plus, or {@code misc:KEY} for an entry of MISC
 * @param comments the lines that are comments, in formats without a rule for them
 */
record Columns(int word, int tag, Optional<String> name, Comments comments) {
  /** The last column of each line. */
  public static final int LAST = Integer.MAX_VALUE;

  /** Begins the name of an entry of MISC. */
  static final String MISC = "misc:";

  /** Rejects columns below 1. */
  public Columns {
    if (word < 1 || tag < 1) {
      throw new IllegalArgumentException(
          "columns are counted from 1, found word " + word + " and tag " + tag);
    }
  }

  /** Columns without a name. */
  Columns(int word, int tag) {
    this(word, tag, Optional.empty(), Comments.AUTO);
  }

  /** The number of columns that a line must have. */
  int required() {
    return Math.max(word, tag == LAST ? word + 1 : tag);
  }

  /** The key of the entry of MISC that holds the tags; empty if they have a column. */
  Optional<String> entry() {
    return entry(name);
  }

  /** The key in a name such as {@code misc:KEY}; empty for other names. */
  static Optional<String> entry(Optional<String> name) {
    return name.filter(n -> n.startsWith(MISC)).map(n -> n.substring(MISC.length()));
  }

  /** These columns with the tags in another one, by number. */
  Columns withTag(int column) {
    return new Columns(word, column, name, comments);
  }
}
