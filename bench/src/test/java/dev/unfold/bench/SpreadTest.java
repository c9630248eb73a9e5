package dev.unfold.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SpreadTest {
  @Test
  void spreadHasMedianLowestAndHighest() {
    assertThat(Spread.of(new double[] {5})).isEqualTo(new Spread(5, 5, 5));
    assertThat(Spread.of(new double[] {9, 2, 4})).isEqualTo(new Spread(4, 2, 9));
    assertThat(Spread.of(new double[] {9, 2, 4, 5})).isEqualTo(new Spread(4.5, 2, 9));
  }

  @Test
  void theGivenValuesAreNotChanged() {
    double[] values = {3, 1, 2};
    assertThat(Spread.of(values).median()).isEqualTo(2);
    assertThat(values).containsExactly(3, 1, 2);
  }
}
