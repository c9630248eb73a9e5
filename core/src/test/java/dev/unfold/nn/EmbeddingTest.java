package dev.unfold.nn;

import static dev.unfold.nn.Numeric.parameter;
import static dev.unfold.nn.Numeric.requireNumbers;
import static dev.unfold.nn.Numeric.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.check.CheckableEmbedding;
import dev.unfold.check.GradientCheck;
import dev.unfold.check.Sentences;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EmbeddingTest {
  private final Parameter w = parameter("word.w", row(1, 2), row(3, 4), row(5, 6), row(7, 8));
  private final Embedding embedding = new Embedding(w);

  @Test
  void numbersByHandWithARepeatedWord() {
    Embedding.Pass pass = embedding.forward(new int[] {2, 0, 2});
    requireNumbers(pass.output(), row(5, 6), row(1, 2), row(5, 6));
    Gradients into = new Gradients();
    pass.backward(Numeric.matrix(row(1, 10), row(2, 20), row(4, 40)), into);
    requireNumbers(into.dense(w), row(2, 20), row(0, 0), row(5, 50), row(0, 0));
  }

  @Test
  void gradientIsSparse() {
    Gradients into = new Gradients();
    embedding.forward(new int[] {3, 1}).backward(Numeric.matrix(row(1, 2), row(3, 4)), into);
    assertThat(into.hasDense(w)).isFalse();
    assertThat(into.rowsOf(w)).hasSize(1);
    assertThat(into.rowsOf(w).get(0).indices()).containsExactly(3, 1);
    requireNumbers(into.rowsOf(w).get(0).values(), row(1, 2), row(3, 4));
  }

  @Test
  void gradientIsCopied() {
    Matrix dOutput = Numeric.matrix(row(1, 2));
    Gradients into = new Gradients();
    embedding.forward(new int[] {1}).backward(dOutput, into);
    dOutput.fill(9);
    requireNumbers(into.dense(w), row(0, 0), row(1, 2), row(0, 0), row(0, 0));
  }

  @Test
  void gradientMatchesNumericGradient() {
    Embedding random = Embedding.glorot("word", 7, 3, DType.FLOAT64, new Random(1));
    int[] x = {4, 0, 4, 6, 2, 4, 0};
    Matrix weights = Numeric.matrix(DType.FLOAT64, x.length, 3, new Random(2));
    assertThat(GradientCheck.run(new CheckableEmbedding(random, x, new Sentences(7), weights)))
        .singleElement()
        .matches(GradientCheck.Result::passed);
  }

  @Test
  void wordsAreIndependentOfEachOther() {
    double[] alone = embedding.forward(new int[] {1}).output().toArray()[0];
    double[][] among = embedding.forward(new int[] {0, 3, 1, 2}).output().toArray();
    assertThat(among[2]).isEqualTo(alone);
  }

  @Test
  void noWordsAreAllowed() {
    Embedding.Pass pass = embedding.forward(new int[0]);
    assertThat(pass.output().shape()).isEqualTo("0×2");
    Gradients into = new Gradients();
    pass.backward(pass.output(), into);
    assertThat(into.dense(w).maxAbs()).isZero();
  }

  @Test
  void float32FollowsFloat64() {
    Embedding wide = Embedding.glorot("word", 7, 3, DType.FLOAT64, new Random(3));
    Embedding narrow = Embedding.glorot("word", 7, 3, DType.FLOAT32, new Random(3));
    int[] x = {6, 5, 1};
    assertThat(narrow.forward(x).output().dtype()).isEqualTo(DType.FLOAT32);
    Numeric.requireClose("output", narrow.forward(x).output(), wide.forward(x).output(), 1e-7);
  }

  @Test
  void glorotNamesItsParameter() {
    Embedding random = Embedding.glorot("word", 7, 3, DType.FLOAT32, new Random(4));
    Parameter parameter = random.parameters().get(0);
    assertThat(random.width()).isEqualTo(3);
    assertThat(parameter.name()).isEqualTo("word.w");
    assertThat(parameter.value().shape()).isEqualTo("7×3");
    assertThat(parameter.value().maxAbs()).isBetween(0.5, Math.sqrt(6.0 / 10));
  }

  @Test
  void unknownWordsAreRejected() {
    assertThatThrownBy(() -> embedding.forward(new int[] {0, 4}))
        .isInstanceOf(ShapeException.class)
        .hasMessage("Embedding.forward: row 1 is word 4, expected 0 to 3 (word.w is 4×2)");
    assertThatThrownBy(() -> embedding.forward(new int[] {-1}))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("row 0 is word -1");
  }
}
