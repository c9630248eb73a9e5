package dev.unfold.guide;

import java.util.ArrayList;
import java.util.List;

/**
 * A command and the output shown for it.
 *
 * @param command the text after the {@code $}
 * @param shown the output's lines; a line {@value #ELLIPSIS} stands for any number of them
 */
record Exchange(String command, List<String> shown) {
  static final String PROMPT = "$ ";
  static final String ELLIPSIS = "…";

  /** The exchanges of a console block: each begins with a {@code $}. */
  static List<Exchange> of(List<String> lines) {
    List<Exchange> exchanges = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith(PROMPT)) {
        exchanges.add(new Exchange(line.substring(PROMPT.length()), new ArrayList<>()));
      } else if (exchanges.isEmpty()) {
        throw new AssertionError("a console block begins with a command, found: " + line);
      } else {
        exchanges.get(exchanges.size() - 1).shown().add(line);
      }
    }
    return exchanges;
  }

  /** Whether an output equals the one shown, except for what may differ. */
  boolean isLike(List<String> output, Likeness likeness) {
    return likeness.of(shown, showing(output).shown());
  }

  /** The same command with another output, of which as many first and last lines are shown as now. */
  Exchange showing(List<String> output) {
    int gap = shown.indexOf(ELLIPSIS);
    int after = shown.size() - gap - 1;
    if (gap < 0 || output.size() <= gap + after) {
      return new Exchange(command, output);
    }
    List<String> lines = new ArrayList<>(output.subList(0, gap));
    lines.add(ELLIPSIS);
    lines.addAll(output.subList(output.size() - after, output.size()));
    return new Exchange(command, lines);
  }

  /** The lines of the block. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(PROMPT + command));
    lines.addAll(shown);
    return lines;
  }
}
