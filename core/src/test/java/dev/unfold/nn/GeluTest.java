package dev.unfold.nn;

import static dev.unfold.nn.Numeric.requireNumbers;
import static dev.unfold.nn.Numeric.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class GeluTest implements ProvenLayer {
  @Override
  public Layer layer(DType dtype, RandomGenerator random) {
    return new Gelu();
  }

  @Override
  public int inputWidth() {
    return 5;
  }

  @Override
  public boolean readsAnyWidth() {
    return true;
  }

  private static Layer.Pass forward(double... x) {
    return new Gelu().forward(Numeric.matrix(x), ProvenLayer.batch(1));
  }

  @Test
  void numbersByHand() {
    Layer.Pass pass = forward(1, -2, 0, 3);
    requireNumbers(
        pass.output(), row(0.8411919906082768, -0.04540230591222494, 0, 2.996362607918227));
    Matrix dx = pass.backward(Numeric.matrix(row(10, 100, 4, -1)), new Gradients());
    requireNumbers(dx, row(10.829640838457826, -8.609925662361825, 2, -1.0115841666309695));
  }

  /** x Φ(x) at −0.75, 0.5, 1 and 3, from tables of the normal distribution. */
  @Test
  void deviatesFromTheNormalFormByLessThanFiveTenThousandths() {
    double[] y = forward(-0.75, 0.5, 1, 3).output().toArray()[0];
    double[] normal = {-0.169970514, 0.345731231, 0.841344746, 2.995950306};
    for (int k = 0; k < y.length; k++) {
      assertThat(y[k]).isCloseTo(normal[k], within(5e-4));
    }
  }

  @Test
  void equalsReluFarFromZero() {
    requireNumbers(forward(-1000, 1000).output(), row(0, 1000));
  }
}
