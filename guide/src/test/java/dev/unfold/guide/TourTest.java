package dev.unfold.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The tour of the code, {@code docs/tour.md}, against the code: every link leads to a file, and every name in backticks occurs
 * in a file that the same paragraph links to.
 */
final class TourTest {
  private static final Path TOUR =
      Path.of("..").toAbsolutePath().normalize().resolve("docs/tour.md");

  private static final Pattern LINK = Pattern.compile("\\[`([^`]+)`\\]\\(([^)\\s]+\\.java)\\)");
  private static final Pattern NAME =
      Pattern.compile("`(?:(?<type>[A-Z]\\w*)\\.)?(?<name>[A-Za-z]\\w*)(?:\\(\\))?`");

  /** The paragraphs and list items of the tour. */
  private static List<String> paragraphs() throws IOException {
    return Arrays.stream(Files.readString(TOUR).split("\n\\s*\n|\n(?=[0-9]+\\. |- )")).toList();
  }

  /** The text of each file that a paragraph links to, by the name of its class. */
  private static Map<String, String> linked(String paragraph) throws IOException {
    Map<String, String> sources = new TreeMap<>();
    Matcher link = LINK.matcher(paragraph);
    while (link.find()) {
      Path file = TOUR.resolveSibling(link.group(2)).normalize();
      assertThat(file).exists();
      String type = file.getFileName().toString().replace(".java", "");
      assertThat(link.group(1).split("\\.")[0]).as("the link to " + file).isEqualTo(type);
      sources.put(type, Files.readString(file));
    }
    return sources;
  }

  private static boolean occurs(String type, String name, Map<String, String> sources) {
    String word = "(?s).*\\b" + name + "\\b.*";
    if (type != null && sources.containsKey(type)) {
      return sources.get(type).matches(word);
    }
    return sources.values().stream()
        .anyMatch(
            source ->
                source.matches(word)
                    && (type == null || source.matches("(?s).*\\b" + type + "\\b.*")));
  }

  @Test
  void everyNameOccursInALinkedFile() throws IOException {
    List<String> missing = new ArrayList<>();
    int names = 0;
    for (String paragraph : paragraphs()) {
      Map<String, String> sources = linked(paragraph);
      Matcher name = NAME.matcher(paragraph);
      while (!sources.isEmpty() && name.find()) {
        names++;
        if (!occurs(name.group("type"), name.group("name"), sources)) {
          missing.add(name.group() + " in none of " + sources.keySet());
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(names).isGreaterThan(40);
  }

  @Test
  void thereAreThreeWalks() throws IOException {
    assertThat(Document.read(TOUR).lines()).filteredOn(line -> line.startsWith("## ")).hasSize(3);
  }
}
