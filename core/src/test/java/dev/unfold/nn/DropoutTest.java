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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DropoutTest implements ProvenLayer {
  @Override
  public Layer layer(DType dtype, RandomGenerator random) {
    return new Dropout(0.4);
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
    Batch batch = ProvenLayer.batch(2).withNoise(new Draws(0.9, 0.19, 0.2, 0, 0.5, 0.1));
    Matrix x = Numeric.matrix(row(4, 8, -12), row(1, 2, 3));
    Layer.Pass pass = new Dropout(0.2).forward(x, batch);
    requireNumbers(pass.output(), row(5, 0, -15), row(0, 2.5, 0));
    Matrix dx = pass.backward(Numeric.matrix(row(1, 2, 4), row(8, 16, 32)), new Gradients());
    requireNumbers(dx, row(1.25, 0, 5), row(0, 20, 0));
  }

  @Test
  void withoutNoiseInputAndGradientPassUncopied() {
    Matrix x = Numeric.matrix(row(4, 8), row(1, 2), row(3, 3));
    Layer.Pass pass = new Dropout(0.2).forward(x, ProvenLayer.batch(1, 2));
    assertThat(pass.output()).isSameAs(x);
    assertThat(pass.backward(x, new Gradients())).isSameAs(x);
  }

  @Test
  void zerosOccurAtTheRateAndTheMeanIsKept() {
    Matrix ones = Matrix.zeros(DType.FLOAT32, 300, 200).fill(1);
    Batch batch = ProvenLayer.batch(300).withNoise(new Random(22));
    Matrix y = new Dropout(0.3).forward(ones, batch).output();
    int zeros = 0;
    for (double[] row : y.toArray()) {
      for (double entry : row) {
        zeros += entry == 0 ? 1 : 0;
      }
    }
    assertThat(zeros / 60_000.0).isCloseTo(0.3, within(0.01));
    assertThat(y.max()).isCloseTo(1 / 0.7, within(1e-6));
    assertThat(y.sum() / 60_000).isCloseTo(1, within(0.01));
  }

  @Test
  void everyCallDrawsANewMask() {
    Matrix ones = Matrix.zeros(DType.FLOAT64, 8, 9).fill(1);
    Batch batch = ProvenLayer.batch(8).withNoise(new Random(23));
    Dropout dropout = new Dropout(0.5);
    Matrix first = dropout.forward(ones, batch).output();
    Matrix second = dropout.forward(ones, batch).output();
    assertThat(Numeric.difference(first, second)).isEqualTo(2);
  }

  @Test
  void rateZeroKeepsEverything() {
    Matrix x = Numeric.matrix(row(4, 8), row(1, 2), row(3, 3));
    Batch batch = ProvenLayer.batch(3).withNoise(new Random(24));
    assertThat(new Dropout(0).forward(x, batch).output().toArray()).isDeepEqualTo(x.toArray());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, 1.5, Double.NaN})
  void rateOutsideZeroToOneIsRejected(double rate) {
    assertThatThrownBy(() -> new Dropout(rate))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Dropout: rate is " + rate + ", expected at least 0 and below 1");
  }
}
