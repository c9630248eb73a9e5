package dev.unfold.cli.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command line of the guide as Java that does the same in a notebook, with the functions of its first cell. */
final class CommandCell {
  private static final Pattern SNIPPET = Pattern.compile("guide/run guide/snippets/(\\w+)\\.java");
  private static final Pattern ECHO = Pattern.compile("echo '([^']*)' \\| \\./unfold (.*)");
  private static final Pattern UNFOLD = Pattern.compile("\\./unfold (.*)");
  private static final Pattern FOLDER = Pattern.compile("mkdir (\\w+)");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  /** What only a shell does. */
  private static final Pattern SHELL = Pattern.compile("[|<>&;$`]");

  private CommandCell() {}

  /** The class that the command runs, if it runs a snippet. */
  static Optional<String> snippet(String command) {
    return Optional.of(SNIPPET.matcher(command)).filter(Matcher::matches).map(m -> m.group(1));
  }

  /** The statement; empty if the command needs a shell. */
  static Optional<String> java(String command) {
    Matcher folder = FOLDER.matcher(command);
    Matcher echo = ECHO.matcher(command);
    Matcher unfold = UNFOLD.matcher(command);
    if (snippet(command).isPresent()) {
      return snippet(command).map(type -> type + ".main(new String[0]);");
    } else if (folder.matches()) {
      return Optional.of("Files.createDirectories(Path.of(\"" + folder.group(1) + "\"));");
    } else if (echo.matches()) {
      return call("pipe", List.of(quoted(echo.group(1))), echo.group(2));
    }
    return unfold.matches() ? call("unfold", List.of(), unfold.group(1)) : Optional.empty();
  }

  private static Optional<String> call(String function, List<String> first, String words) {
    List<String> arguments = new ArrayList<>(first);
    Matcher word = WORD.matcher(words);
    while (word.find()) {
      if (word.group(1) == null && SHELL.matcher(word.group(2)).find()) {
        return Optional.empty();
      }
      arguments.add(argument(word.group(1) == null ? word.group(2) : word.group(1)));
    }
    return Optional.of(arguments.stream().collect(Collectors.joining(", ", function + "(", ");")));
  }

  /** A file of the project is found from its folder; all others are beside the notebook. */
  private static String argument(String word) {
    return word.startsWith("exercises/") ? "home + " + quoted("/" + word) : quoted(word);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
