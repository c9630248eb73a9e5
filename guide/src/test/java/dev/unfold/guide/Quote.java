package dev.unfold.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of a source file that the guide shows.
 *
 * <pre>{@code
 *   from FILE                         all of it
 *   from FILE: START                  from the line with START to the end of the block or statement that begins there
 *   from FILE: START … END            from the line with START to the end of what begins at the next line with END
 *   equations of FILE                 the first <pre> of its comments
 *   equations of FILE, N              the N-th
 * }</pre>
 *
 * <p>Common indentation is removed, in equations also the comment's stars.
 */
final class Quote {
  private static final Pattern FROM = Pattern.compile("from (\\S+?)(?:: (.+?)(?: … (.+))?)?");
  private static final Pattern EQUATIONS = Pattern.compile("equations of (\\S+?)(?:, (\\d+))?");

  private Quote() {}

  /** Whether a remark has the form of one of these. */
  static boolean isNamedBy(String remark) {
    return FROM.matcher(remark).matches() || EQUATIONS.matcher(remark).matches();
  }

  /** The lines that a remark refers to; its paths are relative to {@code root}. */
  static List<String> of(String remark, Path root) {
    Matcher equations = EQUATIONS.matcher(remark);
    if (equations.matches()) {
      int which = equations.group(2) == null ? 1 : Integer.parseInt(equations.group(2));
      return equations(lines(root.resolve(equations.group(1))), which, remark);
    }
    Matcher from = FROM.matcher(remark);
    if (!from.matches()) {
      throw new AssertionError("expected \"from FILE: START\", found \"" + remark + "\"");
    }
    List<String> lines = lines(root.resolve(from.group(1)));
    if (from.group(2) == null) {
      return lines;
    }
    int start = unique(lines, from.group(2), remark);
    int last = from.group(3) == null ? start : next(lines, start, from.group(3), remark);
    return withoutIndentation(lines.subList(start, end(lines, last) + 1));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int unique(List<String> lines, String text, String remark) {
    int first = next(lines, 0, text, remark);
    for (int i = first + 1; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        throw new AssertionError(
            remark + ": lines " + (first + 1) + " and " + (i + 1) + " both have \"" + text + "\"");
      }
    }
    return first;
  }

  private static int next(List<String> lines, int from, String text, String remark) {
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i;
      }
    }
    throw new AssertionError(remark + ": no line has \"" + text + "\"");
  }

  /** The last line of the statement or block that begins at a line: all its brackets are closed there. */
  private static int end(List<String> lines, int start) {
    int depth = 0;
    for (int i = start; i < lines.size(); i++) {
      String code = lines.get(i).replaceFirst("//.*", "").strip();
      for (char letter : code.toCharArray()) {
        depth += "({".indexOf(letter) >= 0 ? 1 : ")}".indexOf(letter) >= 0 ? -1 : 0;
      }
      if (depth <= 0 && (code.isEmpty() || code.endsWith(";") || code.endsWith("}"))) {
        return i;
      }
    }
    throw new AssertionError("line " + (start + 1) + ": this statement does not end");
  }

  private static List<String> equations(List<String> lines, int which, String remark) {
    int start = -1;
    for (int n = 0; n < which; n++) {
      start = next(lines, start + 1, "<pre>{@code", remark);
    }
    int end = next(lines, start, "}</pre>", remark);
    return withoutIndentation(
        lines.subList(start + 1, end).stream()
            .map(line -> line.replaceFirst("^\\s*\\* ?", ""))
            .toList());
  }

  /** The lines without their common indentation. */
  private static List<String> withoutIndentation(List<String> lines) {
    int indentation =
        lines.stream()
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    List<String> result = new ArrayList<>();
    for (String line : lines) {
      result.add(line.isBlank() ? "" : line.substring(indentation).stripTrailing());
    }
    return result;
  }
}
