package dev.unfold.corpus;

import java.util.Locale;

/** Which tags of a corpus are learnt. */
public enum Tagset {
  /** The 17 universal tags of Universal Dependencies: column 4 of CoNLL-U, the coarse column of CoNLL-X. */
  UPOS(4),
  /** The treebank's own tags, in English those of the Penn Treebank: column 5 of CoNLL-U and CoNLL-X. */
  XPOS(5),
  /** The twelve universal tags of Petrov, Das and McDonald, made from the Penn Treebank's with {@link TagMap}. */
  UNIVERSAL(5);

  private final int column;

  Tagset(int column) {
    this.column = column;
  }

  /** Where a format keeps these tags, counted from 1; plain columns keep their tags in the last column, whatever they are. */
  public int column(CorpusFormat format) {
    return format == CorpusFormat.COLUMNS ? Columns.LAST : column;
  }

  /** The column of a CoNLL-U file that predicted tags are written to: 5 for XPOS, else 4. */
  public int writtenColumn() {
    return this == XPOS ? 5 : 4;
  }

  /** {@code upos}, {@code xpos} or {@code universal}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
