package dev.unfold.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ExchangeTest {
  private static Exchange showing(String... lines) {
    return new Exchange("count", List.of(lines));
  }

  @Test
  void blockIsSplitIntoCommandsAndOutput() {
    List<Exchange> exchanges = Exchange.of(List.of("$ cd a", "$ ls -l", "one", "two"));
    assertThat(exchanges)
        .containsExactly(
            new Exchange("cd a", List.of()), new Exchange("ls -l", List.of("one", "two")));
    assertThat(exchanges.get(1).lines()).containsExactly("$ ls -l", "one", "two");
    assertThatThrownBy(() -> Exchange.of(List.of("ls"))).hasMessageContaining("found: ls");
  }

  @Test
  void ellipsisStandsForAnyNumberOfLines() {
    List<String> output = List.of("a", "b", "c", "d", "e");
    assertThat(showing("a", "…", "e").isLike(output, Likeness.CLOSE)).isTrue();
    assertThat(showing("a", "b", "…").isLike(output, Likeness.CLOSE)).isTrue();
    assertThat(showing("a", "…", "d").isLike(output, Likeness.CLOSE)).isFalse();
    assertThat(showing("b", "…", "e").isLike(output, Likeness.CLOSE)).isFalse();
    assertThat(showing("a", "b", "c", "…", "c", "d", "e").isLike(output, Likeness.CLOSE)).isFalse();
    assertThat(showing("a", "b", "c", "d").isLike(output, Likeness.CLOSE)).isFalse();
  }

  @Test
  void newOutputIsShortenedLikeTheOld() {
    List<String> output = List.of("1", "2", "3", "4", "5");
    assertThat(showing("x", "y", "…", "z").showing(output).shown())
        .containsExactly("1", "2", "…", "5");
    assertThat(showing().showing(output).shown()).isEqualTo(output);
    assertThat(showing("x", "…", "z").showing(List.of("1", "2")).shown()).containsExactly("1", "2");
  }
}
