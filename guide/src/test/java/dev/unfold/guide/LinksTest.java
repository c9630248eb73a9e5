package dev.unfold.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Relative links of all Markdown files of the project. */
final class LinksTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  private static List<Document> documents() throws IOException {
    try (Stream<Path> files = Files.walk(PROJECT)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(LinksTest::isSource)
          .sorted()
          .map(Document::read)
          .toList();
    }
  }

  private static boolean isSource(Path file) {
    for (Path part : PROJECT.relativize(file)) {
      if (part.toString().startsWith(".")
          || Set.of("target", "node_modules").contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  @Test
  void everyRelativeLinkResolves() throws IOException {
    List<String> broken = new ArrayList<>();
    int checked = 0;
    for (Document document : documents()) {
      for (Document.Link link : document.links()) {
        if (link.target().matches("[a-z]+:.*")) {
          continue;
        }
        checked++;
        if (!resolves(document, link.target())) {
          broken.add(
              PROJECT.relativize(document.file()) + ":" + link.line() + ": " + link.target());
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(checked).isGreaterThan(100);
  }

  private static boolean resolves(Document document, String target) {
    String[] parts = target.split("#", 2);
    Path file = parts[0].isEmpty() ? document.file() : document.file().resolveSibling(parts[0]);
    return Files.exists(file)
        && (parts.length == 1 || Document.read(file).anchors().contains(parts[1]));
  }
}
