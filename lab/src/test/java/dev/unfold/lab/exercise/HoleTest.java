package dev.unfold.lab.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class HoleTest {
  private static final String TEXT = "a\n  // ↓↓↓ your part\n b\nc\n  // ↑↑↑\nd\n";

  @Test
  void isWhatStandsBetweenItsMarks() {
    Hole hole = Hole.of(TEXT);
    assertThat(hole.before()).containsExactly("a", "  // ↓↓↓ your part");
    assertThat(hole.inside()).containsExactly(" b", "c");
    assertThat(hole.after()).containsExactly("  // ↑↑↑", "d");
    assertThat(hole.emptied())
        .isEqualTo("a\n  // ↓↓↓ your part\n  " + Hole.NOT_WRITTEN + "\n  // ↑↑↑\nd\n");
  }

  @Test
  void linesBetweenTwoPartsAreGiven() {
    String text = "a\n// ↓↓↓ your part\nb\n// ↑↑↑\ngiven\n  // ↓↓↓ your part\nc\n  // ↑↑↑\nd\n";
    String emptied = Hole.of(text).emptied();
    assertThat(emptied)
        .isEqualTo(
            "a\n// ↓↓↓ your part\n"
                + Hole.NOT_WRITTEN
                + "\n// ↑↑↑\ngiven\n  // ↓↓↓ your part\n  "
                + Hole.NOT_WRITTEN
                + "\n  // ↑↑↑\nd\n");
    assertThat(Hole.of(emptied).isBlank()).isTrue();
    assertThat(Hole.of(text).isBlank()).isFalse();
    assertThat(Hole.of(emptied.replaceFirst("throw.*", "x = 1;")).isBlank()).isFalse();
  }

  @Test
  void isBlankWithNothingButComments() {
    assertThat(Hole.of(TEXT).isBlank()).isFalse();
    assertThat(Hole.of(Hole.of(TEXT).emptied()).isBlank()).isTrue();
    assertThat(Hole.of("// ↓↓↓ your part\n  // to do\n// ↑↑↑\n").isBlank()).isTrue();
  }

  @Test
  void aFileWithoutMarksHasNone() {
    Hole hole = Hole.of("a\nb\n");
    assertThat(hole.before()).isEqualTo(List.of("a", "b"));
    assertThat(hole.isBlank()).isFalse();
    assertThat(Hole.of("// ↑↑↑\n// ↓↓↓ your part\n").after()).isEmpty();
  }
}
