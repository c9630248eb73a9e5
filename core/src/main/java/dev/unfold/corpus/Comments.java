package dev.unfold.corpus;

import java.util.Locale;

/** Which lines of a column file that begin with {@code #} are comments. */
public enum Comments {
  /** Those that are not built like words: another number of columns, or a blank after the sign. */
  AUTO,
  /** All of them. */
  HASH,
  /** None: each is a word. */
  NONE;

  /** {@code auto}, {@code hash} or {@code none}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
