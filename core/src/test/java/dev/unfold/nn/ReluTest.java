package dev.unfold.nn;

import static dev.unfold.nn.Numeric.requireNumbers;
import static dev.unfold.nn.Numeric.row;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class ReluTest implements ProvenLayer {
  @Override
  public Layer layer(DType dtype, RandomGenerator random) {
    return new Relu();
  }

  @Override
  public int inputWidth() {
    return 5;
  }

  @Override
  public boolean readsAnyWidth() {
    return true;
  }

  @Test
  void numbersByHand() {
    Matrix x = Numeric.matrix(row(2, -3, 0), row(-0.5, 0.25, 7));
    Layer.Pass pass = new Relu().forward(x, ProvenLayer.batch(2));
    requireNumbers(pass.output(), row(2, 0, 0), row(0, 0.25, 7));
    Matrix dx = pass.backward(Numeric.matrix(row(1, 2, 3), row(4, 5, 6)), new Gradients());
    requireNumbers(dx, row(1, 0, 0), row(0, 5, 6));
  }
}
