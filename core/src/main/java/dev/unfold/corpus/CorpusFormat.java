package dev.unfold.corpus;

import java.nio.file.Path;
import java.util.Locale;

/** How the lines of a corpus are laid out. */
public enum CorpusFormat {
  /** Ten columns; comments, multiword ranges and empty nodes told apart. Word in column 2, UPOS in 4, XPOS in 5. */
  CONLLU(2, 4),
  /** CoNLL-X: columns without comments. Word in column 2, tag in column 5. */
  CONLLX(2, 5),
  /** Columns set apart by tabs or blanks, as in CoNLL-2000 and 2003. Word in column 1, tag in the last. */
  COLUMNS(1, Columns.LAST),
  /** One sentence a line, words set apart by blanks; no tags. */
  TEXT(1, Columns.LAST);

  private final Columns columns;

  CorpusFormat(int word, int tag) {
    this.columns = new Columns(word, tag);
  }

  /** The columns in which this format keeps words and tags unless the user says otherwise. */
  public Columns columns() {
    return columns;
  }

  /** The format that a file's name speaks of: CoNLL-U for {@code .conllu}, CoNLL-X for {@code .conll} and {@code .conllx}, else columns. */
  public static CorpusFormat of(Path file) {
    String name =
        String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    if (name.endsWith(".conllu")) {
      return CONLLU;
    }
    return name.endsWith(".conll") || name.endsWith(".conllx") ? CONLLX : COLUMNS;
  }

  /** As the command line spells it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
