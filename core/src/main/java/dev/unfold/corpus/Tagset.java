package dev.unfold.corpus;

import java.util.Locale;

/** A kind of tags that a tagger can learn. */
public enum Tagset {
  /** The 17 universal tags of Universal Dependencies: column 4 of CoNLL-U, the coarse column of CoNLL-X. */
  UPOS(4),
  /** The treebank's own tags, in English those of the Penn Treebank: column 5 of CoNLL-U and CoNLL-X. */
  XPOS(5),
  /** The twelve universal tags of Petrov, Das and McDonald, mapped from those of the Penn Treebank in column 5. */
  UNIVERSAL(5);

  private final int column;

  Tagset(int column) {
    this.column = column;
  }

  /** The column of these tags in CoNLL-U and CoNLL-X, counted from 1. */
  int column() {
    return column;
  }

  /** The column of CoNLL-U to which predicted tags are written: 5 for XPOS, else 4. */
  int writtenColumn() {
    return this == XPOS ? 5 : 4;
  }

  /** {@code upos}, {@code xpos} or {@code universal}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
