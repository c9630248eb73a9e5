package dev.unfold.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs every command and every code block of the guide; every picture and snippet is used. */
final class GuideTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Path GUIDE = PROJECT.resolve("guide");

  @TempDir private static Path folder;

  private static List<Document> documents() throws IOException {
    try (Stream<Path> files =
        Stream.concat(Files.list(GUIDE), Files.list(GUIDE.resolve("layers")))) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .map(Document::read)
          .toList();
    }
  }

  /** Documents two at a time, the blocks of each in order. */
  @TestFactory
  Stream<DynamicContainer> chapters() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "skipped: needs /bin/bash");
    return documents().stream()
        .map(
            document -> {
              String name = PROJECT.relativize(document.file()).toString();
              Path desk = folder.resolve(name.replace('/', '-'));
              Chapter chapter = new Chapter(document, PROJECT, created(desk));
              return dynamicContainer(
                  container ->
                      container
                          .displayName(name)
                          .executionMode(ExecutionMode.CONCURRENT)
                          .childExecutionMode(ExecutionMode.SAME_THREAD)
                          .children(chapter.tests()));
            });
  }

  private static Path created(Path folder) {
    try {
      return Files.createDirectory(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyPictureIsShown() throws IOException {
    Set<String> shown =
        documents().stream()
            .flatMap(document -> document.links().stream())
            .filter(Document.Link::picture)
            .map(link -> link.target().replaceFirst(".*/", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(names("pictures")).isEqualTo(shown);
  }

  @Test
  void everySnippetIsRun() throws IOException {
    String commands =
        documents().stream()
            .flatMap(document -> document.blocks().stream())
            .filter(block -> block.language().equals("console"))
            .flatMap(block -> block.exchanges().stream())
            .map(Exchange::command)
            .collect(Collectors.joining("\n"));
    assertThat(names("snippets"))
        .allSatisfy(name -> assertThat(commands).contains("guide/run guide/snippets/" + name));
  }

  private static Set<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(GUIDE.resolve(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
