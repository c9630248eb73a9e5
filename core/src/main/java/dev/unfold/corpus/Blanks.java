package dev.unfold.corpus;

/** Characters that show as nothing: those of Unicode's white space, with and without a line break. */
final class Blanks {
  private Blanks() {}

  /** Whether a character shows as a blank: space, tab, form feed, no-break space, ideographic space and their like. */
  static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
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
