package dev.unfold.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The spans of labels, worked out by hand from the rules of conlleval. */
final class SpanTest {
  /** Spans as text: {@code 0-2:NP 3-4:VP}. */
  private static String spans(String tags) {
    return String.join(
        " ",
        Span.of(List.of(tags.split(" "))).stream()
            .map(span -> span.from() + "-" + span.to() + ":" + span.type())
            .toList());
  }

  @ParameterizedTest
  @CsvSource({
    // the same four spans in three schemes
    "I-L I-L O I-L O I-L B-L, 0-2:L 3-4:L 5-6:L 6-7:L",
    "B-L I-L O B-L O B-L B-L, 0-2:L 3-4:L 5-6:L 6-7:L",
    "B-L E-L O S-L O S-L S-L, 0-2:L 3-4:L 5-6:L 6-7:L",
    "B-L L-L O U-L O U-L U-L, 0-2:L 3-4:L 5-6:L 6-7:L",
    // a label of another type begins a span, with any letter
    "B-NP I-VP I-VP, 0-1:NP 1-3:VP",
    "I-NP E-VP, 0-1:NP 1-2:VP",
    // labels that break their scheme, as conlleval reads them
    "O I-NP I-NP O, 1-3:NP",
    "E-NP, 0-1:NP",
    "B-NP B-NP E-NP E-NP, 0-1:NP 1-3:NP 3-4:NP",
    "E-NP I-NP I-NP, 0-1:NP 1-3:NP",
    "S-NP I-NP, 0-1:NP 1-2:NP",
    "I-NP S-NP, 0-1:NP 1-2:NP",
    // types with hyphens, without one, and an O with one
    "B-NP-SBJ I-NP-SBJ B-NP, 0-2:NP-SBJ 2-3:NP",
    "B I O I, '0-2: 3-4:'",
    "O-NP I-NP, 1-2:NP",
    "O, ''",
    // a tag that is not a label has the empty type, which differs from NP
    "B-NP _ _ I-NP, 0-1:NP 1-3: 3-4:NP",
  })
  void byHand(String tags, String expected) {
    assertThat(spans(tags)).isEqualTo(expected);
  }

  @Test
  void noWords() {
    assertThat(Span.of(List.of())).isEmpty();
  }

  @Test
  void labelsAreSplit() {
    assertThat(Stream.of("B-NP", "U-PER", "L-PER", "O", "L", "-X", "I-a-b").map(Label::of))
        .containsExactly(
            new Label("B", "NP"),
            new Label("S", "PER"),
            new Label("E", "PER"),
            new Label("O", ""),
            new Label("L", ""),
            new Label("", "X"),
            new Label("I", "a-b"));
  }
}
