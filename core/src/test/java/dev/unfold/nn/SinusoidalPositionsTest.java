package dev.unfold.nn;

import static dev.unfold.nn.Numeric.requireNumbers;
import static dev.unfold.nn.Numeric.row;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class SinusoidalPositionsTest implements ProvenLayer {
  @Override
  public Layer layer(DType dtype, RandomGenerator random) {
    return new SinusoidalPositions();
  }

  @Override
  public int inputWidth() {
    return 5;
  }

  @Override
  public boolean readsAnyWidth() {
    return true;
  }

  /** With D = 4 the angles of step t are t and t/100. */
  @Test
  void numbersByHand() {
    Batch batch = ProvenLayer.batch(1, 3);
    Matrix x =
        Numeric.matrix(row(1, 2, 3, 4), row(10, 20, 30, 40), row(5, 6, 7, 8), row(0, 0, 0, 0));
    Layer.Pass pass = new SinusoidalPositions().forward(x, batch);
    requireNumbers(
        pass.output(),
        row(1, 3, 3, 5),
        row(10, 21, 30, 41),
        row(
            5 + 0.8414709848078965,
            6 + 0.5403023058681398,
            7 + 0.009999833334166664,
            8 + 0.9999500004166653),
        row(0.9092974268256817, -0.4161468365471424, 0.01999866669333308, 0.9998000066665778));
    requireNumbers(pass.backward(x, new Gradients()), x.toArray());
  }

  /** With D = 3 the angles of step t are t and t / 10000^(2/3); the last column is a sine without its cosine. */
  @Test
  void oddWidthEndsWithASine() {
    Matrix x = Matrix.zeros(DType.FLOAT64, 2, 3);
    Matrix y = new SinusoidalPositions().forward(x, ProvenLayer.batch(2)).output();
    requireNumbers(
        y, row(0, 1, 0), row(0.8414709848078965, 0.5403023058681398, 0.0021544330233656045));
  }
}
