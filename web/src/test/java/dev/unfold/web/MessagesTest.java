package dev.unfold.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A language of the page is one file of texts and its name in {@code languages.js}. */
class MessagesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("basedir", "."), "page", "messages");
  private static final Pattern MESSAGE = Pattern.compile("(?m)^  '([^']+)': '(.*)',$");
  private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

  /** Names that are the same in every language and may be left out. */
  private static final Pattern SHARED =
      Pattern.compile("(cell|nonlinearity|operand|train\\.optimizer)\\..*");

  static List<String> languages() throws IOException {
    return Pattern.compile("(?m)^  (\\w+): '.+',$")
        .matcher(Files.readString(FOLDER.resolve("languages.js")))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static Map<String, String> texts(String language) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    MESSAGE
        .matcher(Files.readString(FOLDER.resolve(language + ".js")))
        .results()
        .forEach(found -> texts.put(found.group(1), found.group(2)));
    return texts;
  }

  private static List<String> places(String text) {
    return PLACE.matcher(text).results().map(MatchResult::group).sorted().toList();
  }

  @Test
  void everyFileIsALanguageOfTheList() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(
              files.map(file -> file.getFileName().toString()).filter(n -> !n.startsWith("lang")))
          .containsExactlyInAnyOrderElementsOf(
              languages().stream().map(name -> name + ".js").toList());
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyLanguageHasEveryTextWithItsPlaces(String language) throws IOException {
    Map<String, String> english = texts("en");
    Map<String, String> texts = texts(language);
    assertThat(english).hasSizeGreaterThan(250);
    assertThat(english.keySet()).containsAll(texts.keySet());
    english.forEach(
        (key, text) -> {
          if (texts.containsKey(key) || !SHARED.matcher(key).matches()) {
            assertThat(texts).containsKey(key);
            assertThat(places(texts.get(key))).as(key).isEqualTo(places(text));
          }
        });
  }
}
