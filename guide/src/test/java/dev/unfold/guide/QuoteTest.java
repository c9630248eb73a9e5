package dev.unfold.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QuoteTest {
  private static final String SOURCE =
      """
      /**
       * Twice.
       *
       * <pre>{@code
       *   (1) y = 2 x
       *
       *   (2) z = y
       * }</pre>
       *
       * <pre>{@code
       * (3)
       * }</pre>
       */
      final class Twice {
        int of(int x) {
          if (x < 0) { // not }
            return -of(-x);
          }
          int y =
              2 * x; // (1)
          return y;
        }
      }
      """;

  @TempDir private Path root;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(root.resolve("Twice.java"), SOURCE);
  }

  @Test
  void quoteEndsWithItsStatementOrBlock() {
    assertThat(Quote.of("from Twice.java: int y", root))
        .containsExactly("int y =", "    2 * x; // (1)");
    assertThat(Quote.of("from Twice.java: if (x", root))
        .containsExactly("if (x < 0) { // not }", "  return -of(-x);", "}");
    assertThat(Quote.of("from Twice.java: int of", root)).hasSize(8).endsWith("}");
    assertThat(Quote.of("from Twice.java", root)).hasSize(23);
  }

  @Test
  void quoteBetweenTwoLines() {
    assertThat(Quote.of("from Twice.java: int y … return y", root))
        .containsExactly("int y =", "    2 * x; // (1)", "return y;");
    assertThat(Quote.of("from Twice.java: if (x … int y", root)).endsWith("    2 * x; // (1)");
  }

  @Test
  void equationsLoseTheirStars() {
    assertThat(Quote.of("equations of Twice.java", root))
        .containsExactly("(1) y = 2 x", "", "(2) z = y");
    assertThat(Quote.of("equations of Twice.java, 2", root)).containsExactly("(3)");
  }

  @Test
  void missingAndAmbiguousLinesAreNamed() {
    assertThatThrownBy(() -> Quote.of("from Twice.java: thrice", root))
        .hasMessage("from Twice.java: thrice: no line has \"thrice\"");
    assertThatThrownBy(() -> Quote.of("from Twice.java: return", root))
        .hasMessage("from Twice.java: return: lines 17 and 21 both have \"return\"");
    assertThatThrownBy(() -> Quote.of("equations of Twice.java, 3", root))
        .hasMessageContaining("no line has");
    assertThat(Quote.isNamedBy("needs PyTorch")).isFalse();
  }
}
