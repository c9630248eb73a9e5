package dev.unfold.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Equations are plain text that terminals, GitHub, notebooks and slides show alike: docs/decisions/0022. */
final class EquationsTest {
  private static final Path GUIDE = Path.of("").toAbsolutePath();

  /** What a page of a code host shows without scrolling. */
  private static final int COLUMNS = 110;

  /** What is not ASCII and yet in every common monospaced font, and the combining hat of p̂. */
  private static final String LETTERS = "−⊙Σᵀ₋×←…σ′∂̂ε√‖βŷα₁₂₀²³ᵏ→·φ½¼γπδη⟨⟩≈≤λΔ";

  private static final Pattern TEX = Pattern.compile("\\$[^$`\\s][^$`]*\\$");

  private static List<Document> pages() throws IOException {
    try (Stream<Path> chapters = Files.list(GUIDE);
        Stream<Path> layers = Files.list(GUIDE.resolve("layers"))) {
      return Stream.concat(chapters, layers)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .map(Document::read)
          .toList();
    }
  }

  private static Stream<String> equations(Document page) {
    return page.blocks().stream()
        .filter(block -> block.language().equals("text"))
        .flatMap(block -> block.lines().stream());
  }

  @Test
  void equationsFitIntoThePage() throws IOException {
    for (Document page : pages()) {
      assertThat(equations(page)).as("%s", page.file()).allMatch(line -> line.length() <= COLUMNS);
    }
  }

  @Test
  void equationsHaveLettersThatEveryFontHas() throws IOException {
    for (Document page : pages()) {
      String unusual =
          String.join("", equations(page).toList()).replaceAll("[ -~" + LETTERS + "]", "");
      assertThat(unusual).as("%s: letters in equations", page.file()).isEmpty();
    }
  }

  @Test
  void noPageUsesTex() throws IOException {
    for (Document page : pages()) {
      assertThat(page.blocks()).as("%s", page.file()).noneMatch(b -> b.language().equals("math"));
      assertThat(page.lines())
          .as("%s", page.file())
          .noneMatch(line -> !line.startsWith("$ ") && TEX.matcher(line).find());
    }
  }
}
