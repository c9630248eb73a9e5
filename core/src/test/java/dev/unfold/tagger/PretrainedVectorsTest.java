package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.corpus.Vocabulary;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PretrainedVectorsTest {
  @TempDir private Path folder;

  private PretrainedVectors given(String... lines) {
    return PretrainedVectors.of(VectorFile.of(folder, lines), DType.FLOAT64);
  }

  @Test
  void aWordHasTheRowOfItsSpellingElseThatOfSmallLetters() {
    PretrainedVectors vectors = given("apple 1 2", "Apple 3 4", "東京 5 6");
    assertThat(vectors.words().entries())
        .containsExactly(Vocabulary.UNKNOWN, "apple", "Apple", "東京");
    assertThat(vectors.row("Apple")).isEqualTo(2);
    assertThat(vectors.row("APPLE")).isEqualTo(1);
    assertThat(vectors.row("東京")).isEqualTo(3);
    assertThat(vectors.row("pear")).isZero();
    assertThat(vectors.row("")).isZero();
  }

  /** Squared lengths 9, 16 and 2: 27 in sum, so all are divided by the root of 27 / 3. */
  @Test
  void theyAreScaledAlikeToAMeanSquaredLengthOfOne() {
    PretrainedVectors vectors = given("a 3 0", "b 0 4", "c 1 1");
    assertThat(vectors.table().toArray())
        .isDeepEqualTo(new double[][] {{0, 0}, {1, 0}, {0, 4 / 3.0}, {1 / 3.0, 1 / 3.0}});
    assertThat(given("a 0 0").table().maxAbs()).isZero();
  }

  /** GloVe's last word: here it stands for itself alone, and a word without a vector has zeros. */
  @Test
  void aFilesOwnUnknownWordIsLeftOut() {
    PretrainedVectors vectors = given("a 1", "<unk> 7");
    assertThat(vectors.words().entries()).containsExactly(Vocabulary.UNKNOWN, "a");
    assertThat(vectors.table().get(0, 0)).isZero();
  }

  @Test
  void aTableHasARowForEachWord() {
    Vocabulary words = new Vocabulary(java.util.List.of(Vocabulary.UNKNOWN, "a"));
    assertThatThrownBy(() -> new PretrainedVectors(words, Matrix.zeros(DType.FLOAT32, 3, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("vectors.w is 3×2, expected 2 rows, one a word");
  }
}
