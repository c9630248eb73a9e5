package dev.unfold.corpus;

import java.util.regex.Pattern;

/**
 * Blanks: those that separate words and columns, and all characters that show as nothing.
 *
 * <p>Space, tab and form feed separate. A no-break space or an ideographic space is part of a word.
 */
final class Blanks {
  private static final Pattern SEPARATORS = Pattern.compile("[ \t\f]+");

  private Blanks() {}

  /** Whether a character shows as a blank: space, tab, form feed, no-break space, ideographic space and their like. */
  static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Whether a character separates words: space, tab or form feed. */
  static boolean isSeparator(char c) {
    return c == ' ' || c == '\t' || c == '\f';
  }

  /** The parts of a text between separators, those at its ends left out; one empty part for a blank text. */
  static String[] split(String text) {
    int from = 0;
    while (from < text.length() && isSeparator(text.charAt(from))) {
      from++;
    }
    return SEPARATORS.split(text.substring(from));
  }

  /** A text without the blanks at its ends. */
  static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }
}
