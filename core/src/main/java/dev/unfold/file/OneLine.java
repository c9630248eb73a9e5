package dev.unfold.file;

import java.util.Locale;

/** Escapes text for error messages: the result is one line, and every invisible character is shown. */
public final class OneLine {
  private static final int SHOWN = 60;

  private OneLine() {}

  /** Returns the text with tabs, line ends, other control and format characters escaped: {@code <TAB>}, {@code <U+000A>}. */
  public static String of(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\t') {
                shown.append("<TAB>");
              } else if (isInvisible(c)) {
                shown.append("<U+").append(hex(c)).append('>');
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  /** Returns the text escaped as by {@link #of}, in quotes, cut after 60 characters. */
  public static String quote(String text) {
    int end = text.offsetByCodePoints(0, Math.min(SHOWN, text.codePointCount(0, text.length())));
    return '"' + of(text.substring(0, end)) + (end < text.length() ? "…\"" : "\"");
  }

  private static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static String hex(int c) {
    String digits = Integer.toHexString(c).toUpperCase(Locale.ROOT);
    return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }
}
