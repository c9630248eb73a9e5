package dev.unfold.guide;

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

/** Each layer has a page: the class names the page, and the page names the class. */
final class LayerPagesTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Path NN = PROJECT.resolve("core/src/main/java/dev/unfold/nn");
  private static final Path PAGES = PROJECT.resolve("guide/layers");

  private static final Pattern DERIVED = Pattern.compile("Derived in guide/layers/(\\w+\\.md)\\.");
  private static final Pattern PUBLIC_CLASS =
      Pattern.compile("(?m)^public (final )?(class|record) ");
  private static final Pattern BACKWARD = Pattern.compile("\\b(Matrix|void) backward\\(");
  private static final Pattern CODE = Pattern.compile("(?s)\nCode: (.*?) · numbers by hand:");
  private static final Pattern CLASS = Pattern.compile("\\[`(\\w+)`\\]");

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  /** For each class the page that it names. */
  private static Map<String, String> pagesInClasses() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    for (Path source : files(NN, ".java")) {
      DERIVED
          .matcher(Files.readString(source))
          .results()
          .forEach(found -> pages.put(name(source), found.group(1)));
    }
    return pages;
  }

  /** For each class the page that has it in its heading. */
  private static Map<String, String> classesInPages() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    for (Path page : files(PAGES, ".md")) {
      CODE.matcher(Files.readString(page))
          .results()
          .map(MatchResult::group)
          .flatMap(head -> CLASS.matcher(head).results())
          .forEach(found -> pages.put(found.group(1), name(page)));
    }
    return pages;
  }

  @Test
  void classAndPageNameEachOther() throws IOException {
    assertThat(pagesInClasses())
        .isEqualTo(classesInPages())
        .containsEntry("Lstm", "lstm.md")
        .hasSizeGreaterThan(25);
  }

  @Test
  void everyClassWithABackwardPassHasAPage() throws IOException {
    Map<String, String> named = pagesInClasses();
    List<String> without =
        files(NN, ".java").stream()
            .filter(file -> !named.containsKey(name(file)))
            .filter(LayerPagesTest::hasBackward)
            .map(LayerPagesTest::name)
            .toList();
    assertThat(without).isEmpty();
  }

  private static boolean hasBackward(Path source) {
    String code = String.join("\n", Document.read(source).lines());
    return PUBLIC_CLASS.matcher(code).find() && BACKWARD.matcher(code).find();
  }

  @Test
  void overviewLinksToEveryPage() throws IOException {
    List<String> links =
        Document.read(PAGES.resolve("README.md")).links().stream()
            .map(Document.Link::target)
            .toList();
    for (Path page : files(PAGES, ".md")) {
      if (!page.endsWith("README.md")) {
        assertThat(links).contains(page.getFileName().toString());
      }
    }
  }
}
