package dev.unfold.corpus;

import java.util.Locale;

/** A kind of tags that a tagger can learn. */
public enum Tagset {
  /** The 17 universal tags of Universal Dependencies: column 4 of CoNLL-U, the coarse column of CoNLL-X. */
  UPOS(4),
  /** The treebank's own tags, in English those of the Penn Treebank: column 5 of CoNLL-U and CoNLL-X. */
  XPOS(5),
  /** The twelve universal tags of Petrov, Das and McDonald, mapped from those of the Penn Treebank in column 5. */
  UNIVERSAL(5),
  /** Morphological features, all of a word as one tag, such as {@code Number=Plur}: column 6 of CoNLL-U and CoNLL-X. */
  FEATS(6),
  /** The lemma, the form under which a dictionary has the word: column 3 of CoNLL-U and CoNLL-X. */
  LEMMA(3);

  private final int column;

  Tagset(int column) {
    this.column = column;
  }

  /** The column of these tags in CoNLL-U and CoNLL-X, counted from 1. */
  int column() {
    return column;
  }

  /** Whether a cell of the column says that the word has no tag; among features, {@code _} is a value: none. */
  public boolean isMissing(String cell) {
    return this != FEATS && (cell.equals("_") || cell.equals(Sentence.NO_TAG));
  }

  /** The column of CoNLL-U to which predicted tags are written, counted from 1: 4 for universal tags, else their own. */
  public int writtenColumn() {
    return this == UNIVERSAL ? 4 : column;
  }

  /** {@code upos}, {@code xpos}, {@code universal}, {@code feats} or {@code lemma}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
