package dev.unfold.cli.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code unfold slides}. */
final class SlidesTest {
  private static final Path GUIDE = Path.of(System.getProperty("basedir", ""), "../guide");

  @TempDir private Path folder;

  @Test
  void everyChapterBecomesOnePageThatLoadsNothing() throws IOException {
    Path to = folder.resolve("new/slides");
    Run.unfold("slides", to.toString(), "--guide", GUIDE.toString()).good();
    try (var pages = Files.list(to)) {
      assertThat(pages).hasSize(8);
    }
    String page = Files.readString(to.resolve("1-unfolding.html"));
    assertThat(page)
        .contains("<title>1. From feed-forward to recurrent</title>")
        .contains("<h2>The task</h2>", "(1) e = W_e[x]", "src=\"data:image/png;base64,", "<table>")
        .doesNotContain("src=\"pictures", "href=\"", "src=\"http", "<!-- from", "{{");
    assertThat(page.split("<section>", -1)).hasSizeGreaterThan(6);
  }

  @Test
  void aFolderWithoutChaptersIsNamed() {
    Run run = Run.unfold("slides", folder.resolve("to").toString(), "--guide", folder.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "error: " + folder + ": no chapters found, expected files such as 1-NAME.md\n");
  }
}
