package dev.unfold.lab.exercise;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Java's own traps in the student's lines; each is used only where the numbers do not contradict it. */
final class SourceTraps {
  private static final Pattern LOST =
      Pattern.compile("[A-Za-z_][\\w.()\\[\\]]*\\.(copy|times|timesTransposed|transposed)\\(\\).*");
  private static final Pattern INTEGER_DIVISION =
      Pattern.compile("(?<![\\w.])\\d+\\s*/\\s*\\(?[A-Za-z_]");
  private static final Pattern FORWARD = Pattern.compile("(?<![\\w])forward\\s*\\(");

  private final int before;
  private final List<String> lines;

  SourceTraps(String text) {
    Hole hole = Hole.of(text);
    this.before = hole.before().size();
    this.lines = hole.inside().stream().map(SourceTraps::code).toList();
  }

  private static String code(String line) {
    int comment = line.indexOf("//");
    return (comment < 0 ? line : line.substring(0, comment)).strip();
  }

  /** A statement that makes a new matrix and drops it. */
  Optional<String> lostResult() {
    OptionalInt at = IntStream.range(0, lines.size()).filter(this::loses).findFirst();
    return at.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Line "
                + (before + at.getAsInt() + 1)
                + ": its result is lost. copy(), times(), timesTransposed() and transposed() make a"
                + " new matrix, and this one is assigned to nothing and added to nothing.");
  }

  /** The line of a division of a whole number by a name, such as {@code 1 / n}. */
  OptionalInt integerDivision() {
    return first(INTEGER_DIVISION);
  }

  /** Whether the student's part runs the forward pass again. */
  boolean callsForward() {
    return first(FORWARD).isPresent();
  }

  private OptionalInt first(Pattern pattern) {
    return IntStream.range(0, lines.size())
        .filter(i -> pattern.matcher(lines.get(i)).find())
        .map(i -> before + i + 1)
        .findFirst();
  }

  private boolean loses(int line) {
    boolean begins = line == 0 || lines.get(line - 1).matches("|.*[;{}]");
    return begins
        && List.of(lines.get(line).split("[;{}]")).stream()
            .map(part -> outer(afterHead(part.strip())))
            .anyMatch(chain -> LOST.matcher(chain).matches());
  }

  /** A statement without the head of the loop or condition that it stands in. */
  private static String afterHead(String statement) {
    if (!statement.matches("(for|if|while)\\s*\\(.*")) {
      return statement;
    }
    int depth = 0;
    for (int i = 0; i < statement.length(); i++) {
      depth += statement.charAt(i) == '(' ? 1 : statement.charAt(i) == ')' ? -1 : 0;
      if (depth == 0 && statement.charAt(i) == ')') {
        return afterHead(statement.substring(i + 1).strip());
      }
    }
    return "";
  }

  /** A statement without what stands in parentheses; empty if it isn't a chain of calls alone. */
  private static String outer(String statement) {
    StringBuilder outer = new StringBuilder();
    int depth = 0;
    for (char c : statement.toCharArray()) {
      depth -= c == ')' ? 1 : 0;
      if (depth == 0) {
        outer.append(c);
      }
      depth += c == '(' ? 1 : 0;
    }
    return depth == 0 && outer.chars().noneMatch(c -> c == ' ' || c == '=') ? outer.toString() : "";
  }
}
