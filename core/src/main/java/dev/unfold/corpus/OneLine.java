package dev.unfold.corpus;

import java.util.Locale;

/** Text as an error message shows it: whatever it holds, it stays one line, and nothing in it is invisible. */
public final class OneLine {
  private static final int SHOWN = 60;

  private OneLine() {}

  /** The text with tabs, line ends, other controls and format characters spelt out: {@code <TAB>}, {@code <U+000A>}. */
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

  /** As {@link #of}, in quotes and cut after 60 characters. */
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
