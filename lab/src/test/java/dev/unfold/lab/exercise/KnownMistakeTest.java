package dev.unfold.lab.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class KnownMistakeTest {
  private static final String SOLUTION = "a();\n  b(); // what b does\nc();\nd();\nd();\n";

  private static KnownMistake parse(String text) {
    return KnownMistake.parse("Some.txt", text).get(0);
  }

  @Test
  void aTextHoldsOneAParagraph() {
    String text =
        """
        # What this is
        # - for

        First,
        over two lines.
        - a();
        + aa();

        Second.
        - b();
        - c();
        + bb();
        + cc();
        - a();
        +
        """;
    assertThat(KnownMistake.parse("Some.txt", text))
        .containsExactly(
            new KnownMistake(
                "First, over two lines.",
                List.of(new KnownMistake.Edit(List.of("a();"), List.of("aa();")))),
            new KnownMistake(
                "Second.",
                List.of(
                    new KnownMistake.Edit(List.of("b();", "c();"), List.of("bb();", "cc();")),
                    new KnownMistake.Edit(List.of("a();"), List.of("")))));
  }

  @Test
  void plantingReplacesLinesWhateverTheirComment() {
    assertThat(parse("No b.\n- b();\n+ bb();").plant(SOLUTION))
        .isEqualTo("a();\nbb();\nc();\nd();\nd();\n");
    assertThat(parse("No.\n- b();\n- c();\n+\n- a();\n+ x();\n+ y();").plant(SOLUTION))
        .isEqualTo("x(); y();\n\nd();\nd();\n");
  }

  @Test
  void aLineThatIsNotThereOrThereTwiceIsRefused() {
    assertThatThrownBy(() -> parse("No e.\n- e();\n+").plant(SOLUTION))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("\"No e.\": [e();] is in 0 places, expected 1");
    assertThatThrownBy(() -> parse("No d.\n- d();\n+").plant(SOLUTION))
        .hasMessage("\"No d.\": [d();] is in 2 places, expected 1");
  }

  @Test
  void aParagraphWithoutSentenceOrLinesIsRefused() {
    assertThatThrownBy(() -> parse("Only words."))
        .hasMessageContaining("exercises/Some.txt: expected a sentence and lines with -");
    assertThatThrownBy(() -> parse("- a();\n+")).hasMessageContaining("expected a sentence");
  }

  @Test
  void twoGoTogetherIfTheyTouchDifferentLines() {
    KnownMistake a = parse("A.\n- a();\n+");
    KnownMistake b = parse("B.\n- b();\n+ a();");
    assertThat(a.goesWith(b)).isTrue();
    assertThat(b.goesWith(parse("BC.\n- b();\n- c();\n+"))).isFalse();
  }
}
