package dev.unfold.text;

/** What lies between a piece of text and the next one. */
enum Gap {
  /** Nothing. */
  NONE,
  /** One blank. */
  SPACE,
  /** The end of a line, with or without blanks around it. */
  NEWLINE,
  /** A blank line, or several; the end of the text. */
  PARAGRAPH,
  /** Several blanks, or one of another kind. */
  OTHER;

  private static final Gap[] ALL = values();

  /** The gap of that number. */
  static Gap of(int ordinal) {
    return ALL[ordinal];
  }

  /** The gap that these blanks make; a {@code \r\n} is one line end. */
  static Gap of(char[] text, int from, int to) {
    if (from == to) {
      return NONE;
    }
    int lines = 0;
    for (int at = from; at < to && lines < 2; at++) {
      char c = text[at];
      boolean second = c == '\n' && at > from && text[at - 1] == '\r';
      lines += !second && (c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028') ? 1 : 0;
      lines += c == '\u2029' || c == '\f' ? 2 : 0;
    }
    return lines > 1 ? PARAGRAPH : lines == 1 ? NEWLINE : oneLine(text, from, to);
  }

  private static Gap oneLine(char[] text, int from, int to) {
    return to - from == 1 && text[from] == ' ' ? SPACE : OTHER;
  }
}
