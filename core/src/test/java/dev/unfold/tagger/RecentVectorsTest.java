package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import org.junit.jupiter.api.Test;

final class RecentVectorsTest {
  private static Matrix vector(double value) {
    return Matrix.of(DType.FLOAT32, new double[][] {{value}});
  }

  @Test
  void whatIsKeptIsFound() {
    RecentVectors vectors = new RecentVectors(10);
    Matrix one = vector(1);
    vectors.keep("one", one);
    assertThat(vectors.find("one")).containsSame(one);
    assertThat(vectors.find("two")).isEmpty();
  }

  @Test
  void itNeverHoldsMoreThanTwoGenerations() {
    RecentVectors vectors = new RecentVectors(100);
    for (int i = 0; i < 100_000; i++) {
      vectors.keep("w" + i, vector(i));
      assertThat(vectors.size()).isLessThanOrEqualTo(202);
    }
    assertThat(vectors.find("w99999")).isPresent();
    assertThat(vectors.find("w5")).isEmpty();
  }

  @Test
  void aWordThatKeepsComingStays() {
    RecentVectors vectors = new RecentVectors(100);
    vectors.keep("the", vector(1));
    for (int i = 0; i < 10_000; i++) {
      vectors.keep("w" + i, vector(i));
      if (i % 50 == 0) {
        assertThat(vectors.find("the")).isPresent();
      }
    }
    assertThat(vectors.find("w0")).isEmpty();
  }

  @Test
  void veryLongWordsAreNotKept() {
    RecentVectors vectors = new RecentVectors(10);
    vectors.keep("x".repeat(64), vector(1));
    vectors.keep("x".repeat(65), vector(1));
    assertThat(vectors.find("x".repeat(64))).isPresent();
    assertThat(vectors.find("x".repeat(65))).isEmpty();
  }
}
