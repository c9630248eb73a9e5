package dev.unfold.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  private static List<String> tags(String tags) {
    return List.of(tags.split(" "));
  }

  @Test
  void byHand() {
    Comparison comparison = new Comparison();
    comparison.add(tags("B-X I-X O"), tags("B-X I-X O"), tags("B-X O O"));
    comparison.add(tags("O O"), tags("O O"), tags("O O"));
    comparison.add(tags("B-X B-X"), tags("B-X O"), tags("O B-X"));
    comparison.add(tags("O"), tags("B-X"), tags("B-Y"));
    assertThat(comparison.sentences()).isEqualTo(4);
    assertThat(comparison.differing()).containsExactly(0, 2, 3);
    assertThat(comparison.mcNemar()).isEqualTo(new McNemar(2, 1));
    // 6 of 8 tokens against 5; spans: 2·2/(3+3) against 2·1/(3+3)
    assertThat(comparison.accuracy(50, 1).difference()).isCloseTo(1 / 8.0, within(1e-15));
    assertThat(comparison.spans(50, 1).difference()).isCloseTo(1 / 3.0, within(1e-15));
  }
}
