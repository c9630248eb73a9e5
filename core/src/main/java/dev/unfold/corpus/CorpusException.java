package dev.unfold.corpus;

/** A corpus that cannot be read. The message is one line: {@code file:line: what was found, what was expected}. */
public final class CorpusException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error that concerns a whole file. */
  public CorpusException(String file, String what) {
    super(file + ": " + what);
  }

  /** An error in one line, counted from 1. */
  public CorpusException(String file, int line, String what) {
    super(file + ":" + line + ": " + what);
  }

  /** The given text as an error shows it: in quotes, tabs and controls spelt out, cut after 60 characters. */
  static String quote(String text) {
    StringBuilder shown = new StringBuilder("\"");
    int end = text.offsetByCodePoints(0, Math.min(60, text.codePointCount(0, text.length())));
    text.substring(0, end)
        .codePoints()
        .forEach(
            c -> {
              if (c == '\t') {
                shown.append("<TAB>");
              } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                shown.append(String.format("<U+%04X>", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.append(end < text.length() ? "…\"" : "\"").toString();
  }
}
