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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class LinearTest {
  private static final Batch BATCH = ProvenLayer.batch(2);

  private final Parameter w = parameter("w", row(1, 2), row(3, 5), row(-1, 0.5));
  private final Parameter b = parameter("b", row(0.1, 0.2, 0.3));
  private final Matrix x = Numeric.matrix(row(2, -1), row(0.5, 4));
  private final Matrix dy = Numeric.matrix(row(1, 0, 2), row(-3, 0.5, 1));

  @Test
  void numbersByHand() {
    Layer.Pass pass = new Linear(w, b).forward(x, BATCH);
    requireNumbers(pass.output(), row(0.1, 1.2, -2.2), row(8.6, 21.7, 1.8));
    Gradients into = new Gradients();
    requireNumbers(pass.backward(dy, into), row(-1, 3), row(-2.5, -3));
    requireNumbers(into.of(w), row(0.5, -13), row(0.25, 2), row(4.5, 2));
    requireNumbers(into.of(b), row(-2, 0.5, 3));
  }

  @Test
  void numbersByHandWithoutBias() {
    Linear linear = Linear.withoutBias(w);
    assertThat(linear.parameters()).containsExactly(w);
    Layer.Pass pass = linear.forward(x, BATCH);
    requireNumbers(pass.output(), row(0, 1, -2.5), row(8.5, 21.5, 1.5));
    Gradients into = new Gradients();
    requireNumbers(pass.backward(dy, into), row(-1, 3), row(-2.5, -3));
    requireNumbers(into.of(w), row(0.5, -13), row(0.25, 2), row(4.5, 2));
  }

  @Test
  void glorotStaysInItsBoundAndNamesItsParameters() {
    Linear linear = Linear.glorot("output", 30, 24, DType.FLOAT64, new Random(1));
    assertThat(linear.parameters())
        .extracting(Parameter::name)
        .containsExactly("output.w", "output.b");
    Matrix weights = linear.parameters().get(0).value();
    assertThat(weights.shape()).isEqualTo("24×30");
    assertThat(weights.maxAbs()).isBetween(0.32, Math.sqrt(6.0 / 54));
    assertThat(linear.parameters().get(1).value().maxAbs()).isZero();
    assertThat(linear.inputWidth()).isEqualTo(30);
    assertThat(linear.outputWidth()).isEqualTo(24);
  }

  @Test
  void biasOfAnotherWidthIsRejected() {
    Parameter wrong = parameter("output.b", row(1, 2));
    assertThatThrownBy(() -> new Linear(w, wrong))
        .isInstanceOf(ShapeException.class)
        .hasMessage("output.b is 1×2, expected 1×3");
  }

  @Nested
  final class WithBias implements ProvenLayer {
    @Override
    public Layer layer(DType dtype, RandomGenerator random) {
      return Linear.glorot("linear", inputWidth(), 5, dtype, random);
    }

    @Override
    public int inputWidth() {
      return 4;
    }
  }

  @Nested
  final class WithoutBias implements ProvenLayer {
    @Override
    public Layer layer(DType dtype, RandomGenerator random) {
      return Linear.glorotWithoutBias("linear", inputWidth(), 5, dtype, random);
    }

    @Override
    public int inputWidth() {
      return 4;
    }
  }
}
