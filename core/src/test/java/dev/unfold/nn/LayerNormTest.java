package dev.unfold.nn;

import static dev.unfold.nn.Numeric.parameter;
import static dev.unfold.nn.Numeric.requireNumbers;
import static dev.unfold.nn.Numeric.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class LayerNormTest implements ProvenLayer {
  @Override
  public Layer layer(DType dtype, RandomGenerator random) {
    return LayerNorm.of("norm", inputWidth(), dtype);
  }

  @Override
  public int inputWidth() {
    return 6;
  }

  /** x = (0, 3, 6) has mean 3 and variance 6. */
  @Test
  void numbersByHand() {
    Parameter gamma = parameter("gamma", row(2, 3, 5));
    Parameter beta = parameter("beta", row(0.1, 0.2, 0.3));
    double s = 1 / Math.sqrt(6.00001);
    Layer.Pass pass =
        new LayerNorm(gamma, beta).forward(Numeric.matrix(row(0, 3, 6)), ProvenLayer.batch(1));
    requireNumbers(pass.output(), row(0.1 - 6 * s, 0.2, 0.3 + 15 * s));
    Gradients into = new Gradients();
    // dx̂ = (1, 0, 0) and x̂ = s (−3, 0, 3), so du = s (1 − 3 s², 0, 3 s²), whose mean is s/3.
    Matrix dx = pass.backward(Numeric.matrix(row(0.5, 0, 0)), into);
    double third = 1.0 / 3;
    requireNumbers(dx, row(s * (2 * third - 3 * s * s), -s * third, s * (3 * s * s - third)));
    requireNumbers(into.of(gamma), row(-1.5 * s, 0, 0));
    requireNumbers(into.of(beta), row(0.5, 0, 0));
  }

  @Test
  void outputHasMeanZeroAndVarianceOne() {
    Matrix x = Numeric.matrix(DType.FLOAT64, 5, 9, new Random(41)).scale(7).shift(3);
    Matrix y = LayerNorm.of("norm", 9, DType.FLOAT64).forward(x, ProvenLayer.batch(5)).output();
    for (int r = 0; r < 5; r++) {
      Matrix row = y.row(r).copy();
      assertThat(row.sum()).isCloseTo(0, within(1e-12));
      assertThat(row.multiply(y.row(r)).sum() / 9).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void shiftAndScaleOfATokenHaveNoEffect() {
    LayerNorm norm = LayerNorm.of("norm", 9, DType.FLOAT64);
    Matrix x = Numeric.matrix(DType.FLOAT64, 5, 9, new Random(42)).scale(50);
    Matrix moved = x.copy().scale(4).shift(-100);
    Matrix y = norm.forward(x, ProvenLayer.batch(5)).output();
    Matrix yMoved = norm.forward(moved, ProvenLayer.batch(5)).output();
    Numeric.requireClose("output", yMoved, y, 1e-6);
  }

  @Test
  void tokenWithAllEntriesEqualBecomesBeta() {
    Parameter gamma = parameter("gamma", row(2, 3, 5));
    Parameter beta = parameter("beta", row(0.1, 0.2, 0.3));
    Layer.Pass pass =
        new LayerNorm(gamma, beta).forward(Numeric.matrix(row(7, 7, 7)), ProvenLayer.batch(1));
    requireNumbers(pass.output(), row(0.1, 0.2, 0.3));
    assertThat(pass.backward(Numeric.matrix(row(1, 2, 3)), new Gradients()).isFinite()).isTrue();
  }

  @Test
  void initialScaleIsOneAndShiftZero() {
    LayerNorm norm = LayerNorm.of("encoder.norm", 4, DType.FLOAT32);
    assertThat(norm.parameters())
        .extracting(Parameter::name)
        .containsExactly("encoder.norm.gamma", "encoder.norm.beta");
    requireNumbers(norm.parameters().get(0).value(), row(1, 1, 1, 1));
    requireNumbers(norm.parameters().get(1).value(), row(0, 0, 0, 0));
  }

  @Test
  void shiftOfAnotherWidthIsRejected() {
    Parameter gamma = parameter("norm.gamma", row(1, 2, 3));
    Parameter beta = parameter("norm.beta", row(1, 2));
    assertThatThrownBy(() -> new LayerNorm(gamma, beta))
        .isInstanceOf(ShapeException.class)
        .hasMessage("norm.beta is 1×2, expected 1×3");
  }
}
