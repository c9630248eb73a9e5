package dev.unfold.nn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TransformerSizeTest {
  @ParameterizedTest
  @CsvSource({"6, 4, 5, 1", "0, 1, 5, 1", "6, 0, 5, 1", "6, 2, 0, 1", "6, 2, 5, 0"})
  void invalidSizesAreRejected(int width, int heads, int hidden, int blocks) {
    assertThatThrownBy(() -> new TransformerSize(width, heads, hidden, blocks))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("width " + width + ", heads " + heads)
        .hasMessageContaining("a width that is a multiple of the heads");
  }
}
