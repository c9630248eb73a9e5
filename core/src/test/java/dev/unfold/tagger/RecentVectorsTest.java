package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import org.junit.jupiter.api.Test;

final class RecentVectorsTest {
  private static Matrix vector(double value) {
    return Matrix.of(DType.FLOAT32, new double[][] {{value}});
  }

  private static boolean has(RecentVectors vectors, String word) {
    return vectors.copy(word, Matrix.zeros(DType.FLOAT32, 1, 1), 0);
  }

  @Test
  void cachedEntriesAreFound() {
    RecentVectors vectors = new RecentVectors(10);
    Matrix one = vector(1);
    vectors.keep("one", one);
    Matrix into = Matrix.zeros(DType.FLOAT32, 2, 1);
    assertThat(vectors.copy("one", into, 1)).isTrue();
    assertThat(into.get(1, 0)).isEqualTo(1);
    assertThat(has(vectors, "two")).isFalse();
    RecentVectors none = new RecentVectors(0);
    none.keep("one", one);
    assertThat(none.size()).isZero();
  }

  @Test
  void itNeverHoldsMoreThanTwoGenerations() {
    RecentVectors vectors = new RecentVectors(100);
    for (int i = 0; i < 100_000; i++) {
      vectors.keep("w" + i, vector(i));
      assertThat(vectors.size()).isLessThanOrEqualTo(202);
    }
    assertThat(has(vectors, "w99999")).isTrue();
    assertThat(has(vectors, "w5")).isFalse();
  }

  @Test
  void aWordThatKeepsComingStays() {
    RecentVectors vectors = new RecentVectors(100);
    vectors.keep("the", vector(1));
    for (int i = 0; i < 10_000; i++) {
      vectors.keep("w" + i, vector(i));
      if (i % 50 == 0) {
        assertThat(has(vectors, "the")).isTrue();
      }
    }
    assertThat(has(vectors, "w0")).isFalse();
  }

  @Test
  void veryLongWordsAreNotKept() {
    RecentVectors vectors = new RecentVectors(10);
    vectors.keep("x".repeat(64), vector(1));
    vectors.keep("x".repeat(65), vector(1));
    assertThat(has(vectors, "x".repeat(64))).isTrue();
    assertThat(has(vectors, "x".repeat(65))).isFalse();
  }
}
