package dev.unfold.lab.exercise;

import java.util.List;

/** Wording of the reports. */
final class Phrases {
  private Phrases() {}

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
}
