package dev.unfold.lab.exercise;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of a file that the student writes: the lines between {@code // ↓↓↓ your part} and {@code // ↑↑↑}. A file may
 * have several such pairs; then the hole reaches from the first to the last, and the lines between two pairs are given.
 *
 * @param before the lines up to and including the first marker
 * @param inside the student's lines, and given ones between two pairs of markers
 * @param after the lines from the last marker on
 */
record Hole(List<String> before, List<String> inside, List<String> after) {
  static final String TOP = "// ↓↓↓ your part";
  static final String BOTTOM = "// ↑↑↑";

  /** The message of the exception that stands in every part that is not written yet. */
  static final String MESSAGE = "not written yet";

  /** The line that a student replaces. It throws, so that nobody takes zeros for a result. */
  static final String NOT_WRITTEN =
      "throw new UnsupportedOperationException(\"" + MESSAGE + "\"); // replace this line";

  /** The hole of a file; in a file without markers all lines are before it. */
  static Hole of(String text) {
    List<String> lines = text.lines().toList();
    List<String> stripped = lines.stream().map(String::strip).toList();
    int top = stripped.indexOf(TOP);
    int bottom = stripped.lastIndexOf(BOTTOM);
    if (top < 0 || bottom < top) {
      return new Hole(lines, List.of(), List.of());
    }
    return new Hole(
        lines.subList(0, top + 1),
        lines.subList(top + 1, bottom),
        lines.subList(bottom, lines.size()));
  }

  /** The file with a line that throws in place of each of the student's parts. */
  String emptied() {
    List<String> lines = new ArrayList<>();
    if (!after.isEmpty()) {
      lines.add(notWritten(before.get(before.size() - 1)));
    }
    boolean yours = true;
    for (String line : inside) {
      yours &= !line.strip().equals(BOTTOM);
      if (!yours) {
        lines.add(line);
      }
      if (line.strip().equals(TOP)) {
        lines.add(notWritten(line));
        yours = true;
      }
    }
    return text(before) + text(lines) + text(after);
  }

  /** The line that throws, indented as its marker. */
  private static String notWritten(String marker) {
    return marker.substring(0, marker.indexOf('/')) + NOT_WRITTEN;
  }

  /** Whether there is a hole, and nothing is written into it: only blank lines, comments and lines that throw. */
  boolean isBlank() {
    boolean yours = true;
    for (String line : inside.stream().map(String::strip).toList()) {
      yours = line.equals(TOP) || yours && !line.equals(BOTTOM);
      if (yours && !line.isEmpty() && !line.startsWith("//") && !line.equals(NOT_WRITTEN)) {
        return false;
      }
    }
    return !after.isEmpty();
  }

  private static String text(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
