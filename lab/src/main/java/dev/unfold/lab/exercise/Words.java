package dev.unfold.lab.exercise;

import java.util.List;
import java.util.Locale;

/** Words of the reports. */
final class Words {
  private Words() {}

  /** {@code a, b and c}. */
  static String and(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /** "is" or "are". */
  static String are(List<String> words) {
    return words.size() == 1 ? "is" : "are";
  }

  /** With a point in 0.5 in every country. */
  static String text(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
