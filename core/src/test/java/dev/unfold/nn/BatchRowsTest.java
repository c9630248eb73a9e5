package dev.unfold.nn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BatchRowsTest {
  @Test
  void rowsOfEachSentenceInItsOwnOrder() {
    // a | | b c d | e f   packed   b e a | c f | d
    Batch batch = ProvenLayer.batch(1, 0, 3, 2);
    assertThat(batch.rows()).isDeepEqualTo(new int[][] {{2}, {}, {0, 3, 5}, {1, 4}});
    assertThat(ProvenLayer.batch(new int[0]).rows()).isEmpty();
  }
}
