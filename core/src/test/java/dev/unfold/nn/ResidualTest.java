package dev.unfold.nn;

import static dev.unfold.nn.Numeric.parameter;
import static dev.unfold.nn.Numeric.requireNumbers;
import static dev.unfold.nn.Numeric.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class ResidualTest implements ProvenLayer {
  @Override
  public Layer layer(DType dtype, RandomGenerator random) {
    return new Residual(Linear.glorot("linear", inputWidth(), inputWidth(), dtype, random));
  }

  @Override
  public int inputWidth() {
    return 4;
  }

  @Test
  void numbersByHand() {
    Parameter w = parameter("w", row(1, 2), row(3, 5));
    Residual residual = new Residual(Linear.withoutBias(w));
    assertThat(residual.parameters()).containsExactly(w);
    Layer.Pass pass = residual.forward(Numeric.matrix(row(2, -1)), ProvenLayer.batch(1));
    requireNumbers(pass.output(), row(2, 0));
    Gradients into = new Gradients();
    requireNumbers(pass.backward(Numeric.matrix(row(1, 10)), into), row(32, 62));
    requireNumbers(into.of(w), row(2, -1), row(20, -10));
  }

  /** A layer may return its argument itself, forward and backward; the sum must not change it. */
  @Test
  void aroundTheIdentityItDoubles() {
    Matrix x = Numeric.matrix(row(2, -1));
    Layer.Pass pass = new Residual(new Dropout(0.5)).forward(x, ProvenLayer.batch(1));
    requireNumbers(pass.output(), row(4, -2));
    requireNumbers(pass.backward(x, new Gradients()), row(4, -2));
    requireNumbers(x, row(2, -1));
  }

  @Test
  void layerThatChangesTheWidthIsRejected() {
    Residual residual = new Residual(Linear.glorot("linear", 4, 3, DType.FLOAT64, new Random(1)));
    Matrix x = Matrix.zeros(DType.FLOAT64, 2, 4);
    assertThatThrownBy(() -> residual.forward(x, ProvenLayer.batch(2)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("2×3")
        .hasMessageContaining("2×4");
  }
}
