package dev.unfold.nn;

import static dev.unfold.nn.Numeric.requireNumbers;
import static dev.unfold.nn.Numeric.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class VariationalDropoutTest implements ProvenLayer {
  @Override
  public Layer layer(DType dtype, RandomGenerator random) {
    return new VariationalDropout(0.4);
  }

  @Override
  public int inputWidth() {
    return 5;
  }

  @Override
  public boolean readsAnyWidth() {
    return true;
  }

  @Override
  public boolean takesNoise() {
    return true;
  }

  @Test
  void numbersByHand() {
    // Packed: the longer sentence's first token, the shorter one's, the longer one's second.
    Batch batch = ProvenLayer.batch(1, 2).withNoise(new Draws(0.9, 0.19, 0.1, 0.2));
    Matrix x = Numeric.matrix(row(4, 8), row(12, 16), row(20, 24));
    Layer.Pass pass = new VariationalDropout(0.2).forward(x, batch);
    requireNumbers(pass.output(), row(5, 0), row(0, 20), row(25, 0));
    Matrix dx = pass.backward(Numeric.matrix(row(1, 2), row(4, 8), row(16, 32)), new Gradients());
    requireNumbers(dx, row(1.25, 0), row(0, 10), row(20, 0));
  }

  @Test
  void maskIsTheSameAtEveryStepOfASentence() {
    Batch batch = ProvenLayer.batch(4, 9, 6).withNoise(new Random(32));
    Matrix ones = Matrix.zeros(DType.FLOAT64, batch.tokens(), 40).fill(1);
    Matrix y = new VariationalDropout(0.5).forward(ones, batch).output();
    int[][] rows = batch.rows();
    for (int[] sentence : rows) {
      Matrix first = y.row(sentence[0]);
      for (int row : sentence) {
        assertThat(Numeric.difference(y.row(row), first)).isZero();
      }
      assertThat(first.toArray()[0]).contains(0, 2).hasSize(40);
    }
    assertThat(Numeric.difference(y.row(rows[0][0]), y.row(rows[1][0]))).isEqualTo(2);
    assertThat(Numeric.difference(y.row(rows[1][0]), y.row(rows[2][0]))).isEqualTo(2);
  }

  @Test
  void meanIsKept() {
    Batch batch = ProvenLayer.batch(new Random(33).ints(300, 1, 4).toArray());
    Matrix ones = Matrix.zeros(DType.FLOAT32, batch.tokens(), 200).fill(1);
    Matrix y = new VariationalDropout(0.3).forward(ones, batch.withNoise(new Random(34))).output();
    assertThat(y.sum() / y.size()).isCloseTo(1, within(0.01));
    assertThat(y.max()).isCloseTo(1 / 0.7, within(1e-6));
  }

  @Test
  void withoutNoiseInputAndGradientPassUncopied() {
    Matrix x = Numeric.matrix(row(4, 8), row(1, 2), row(3, 3));
    Layer.Pass pass = new VariationalDropout(0.2).forward(x, ProvenLayer.batch(1, 2));
    assertThat(pass.output()).isSameAs(x);
    assertThat(pass.backward(x, new Gradients())).isSameAs(x);
  }

  @Test
  void rateOfOneIsRejected() {
    assertThatThrownBy(() -> new VariationalDropout(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("VariationalDropout: rate is 1.0, expected at least 0 and below 1");
  }
}
