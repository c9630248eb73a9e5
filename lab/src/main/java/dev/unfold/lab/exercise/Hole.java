package dev.unfold.lab.exercise;

import java.util.List;

/**
 * The part of a file that the student writes: the lines between {@code // ↓↓↓ your part} and {@code // ↑↑↑}.
 *
 * @param before the lines up to and including the first marker
 * @param inside the student's lines
 * @param after the lines from the last marker on
 */
record Hole(List<String> before, List<String> inside, List<String> after) {
  static final String TOP = "// ↓↓↓ your part";
  static final String BOTTOM = "// ↑↑↑";

  /** The hole of a file; in a file without markers all lines are before it. */
  static Hole of(String text) {
    List<String> lines = text.lines().toList();
    int top = line(lines, TOP);
    int bottom = line(lines, BOTTOM);
    if (top < 0 || bottom < top) {
      return new Hole(lines, List.of(), List.of());
    }
    return new Hole(
        lines.subList(0, top + 1),
        lines.subList(top + 1, bottom),
        lines.subList(bottom, lines.size()));
  }

  private static int line(List<String> lines, String marker) {
    return lines.stream().map(String::strip).toList().indexOf(marker);
  }

  /** The file with a blank line in the hole. */
  String emptied() {
    return text(before) + "\n" + text(after);
  }

  /** Whether there is a hole, and it holds only blank lines and comments. */
  boolean isBlank() {
    return !after.isEmpty()
        && inside.stream().map(String::strip).allMatch(l -> l.isEmpty() || l.startsWith("//"));
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
