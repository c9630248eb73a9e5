package dev.unfold.nn;

import static dev.unfold.nn.ByHand.column;
import static dev.unfold.nn.ByHand.gate;
import static dev.unfold.nn.ByHand.matrix;
import static dev.unfold.nn.ByHand.parameter;
import static dev.unfold.nn.ByHand.requireNumbers;
import static dev.unfold.nn.ByHand.row;
import static dev.unfold.nn.ByHand.state;
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

final class RnnTest {
  private static final double LN2 = Math.log(2);
  private static final double LN3 = Math.log(3);

  /** tanh(ln 2) = 0.6, tanh(½ ln 3) = 0.5, tanh(ln 3) = 0.8. */
  @Test
  void twoStepsOfTanhByHand() {
    Gate weights =
        new Gate(
            parameter("w", row(LN2, LN3 - 2, 5), row(LN3 / 2 - 2.25, -2.6, 7)),
            parameter("u", row(0, 2), row(1, 0)),
            parameter("b", row(1, 2)));
    InitialState.Learnt h0 = state("h0", 0.25, -0.5);
    Rnn rnn = new Rnn(Activation.TANH, weights, h0);
    Rnn.Pass pass = rnn.forward(matrix(row(1, 0, 0), row(0, 1, 0)), ProvenLayer.batch(2));
    requireNumbers(pass.h(), row(0.6, 0.5), row(0.8, 0));
    Gradients into = new Gradients();
    Matrix dx = pass.backward(matrix(row(3, -1), row(1, 2)), into);
    // dz of step 1 is (0.36, 2), dh of step 0 is (5, −0.28), its dz (3.2, −0.21)
    requireNumbers(into.of(weights.w()), row(3.2, 0.36, 0), row(-0.21, 2, 0));
    requireNumbers(into.of(weights.u()), row(1.016, -1.42), row(1.1475, 1.105));
    requireNumbers(into.of(weights.b()), row(3.56, 1.79));
    requireNumbers(into.of(h0.row()), row(-0.21, 6.4));
    requireNumbers(
        dx,
        row(3.2 * LN2 - 0.21 * (LN3 / 2 - 2.25), 3.2 * (LN3 - 2) + 0.21 * 2.6, 16 - 1.47),
        row(0.36 * LN2 + 2 * (LN3 / 2 - 2.25), 0.36 * (LN3 - 2) - 5.2, 1.8 + 14));
  }

  /** σ(ln 3) = 0.75, σ(0) = 0.5. */
  @Test
  void twoStepsOfSigmoidByHand() {
    Gate weights = gate("rnn", LN3, 2, 0);
    Rnn rnn = new Rnn(Activation.SIGMOID, weights, InitialState.zero(1, DType.FLOAT64));
    Rnn.Pass pass = rnn.forward(column(1, -1.5 / LN3), ProvenLayer.batch(2));
    requireNumbers(pass.h(), row(0.75), row(0.5));
    Gradients into = new Gradients();
    requireNumbers(pass.backward(column(1, 4), into), row(0.5625 * LN3), row(LN3));
    requireNumbers(into.of(weights.u()), row(0.75));
    requireNumbers(into.of(weights.w()), row(0.5625 - 1.5 / LN3));
    requireNumbers(into.of(weights.b()), row(1.5625));
  }

  /** An inactive unit passes nothing, forward or backward. */
  @Test
  void threeStepsOfReluByHand() {
    Gate weights = gate("rnn", 2, 0.5, 1);
    Rnn rnn = new Rnn(Activation.RELU, weights, InitialState.zero(1, DType.FLOAT64));
    Rnn.Pass pass = rnn.forward(column(1, -3, 4, 5), ProvenLayer.batch(4));
    requireNumbers(pass.h(), row(3), row(0), row(9), row(15.5));
    Gradients into = new Gradients();
    requireNumbers(
        pass.backward(column(1, 10, 100, 1000), into), row(2), row(0), row(1200), row(2000));
    requireNumbers(into.of(weights.u()), row(9000));
    requireNumbers(into.of(weights.w()), row(1 + 600 * 4 + 1000 * 5));
    requireNumbers(into.of(weights.b()), row(1601));
  }

  @Test
  void namesAndInitialValues() {
    Rnn rnn = Rnn.glorot("deep.rnn", 30, 20, Activation.TANH, DType.FLOAT64, new Random(1));
    assertThat(rnn.parameters())
        .extracting(Parameter::name)
        .containsExactly("deep.rnn.w", "deep.rnn.u", "deep.rnn.b");
    assertThat(rnn.parameters())
        .extracting(parameter -> parameter.value().shape())
        .containsExactly("20×30", "20×20", "1×20");
    assertThat(rnn.parameters().get(0).value().maxAbs()).isBetween(0.3, Math.sqrt(6.0 / 50));
    assertThat(rnn.parameters().get(2).value().maxAbs()).isZero();
    Rnn learning = rnn.startingFrom(InitialState.learnt("deep.rnn.h0", 20, DType.FLOAT64));
    assertThat(learning.parameters()).startsWith(rnn.parameters().toArray(Parameter[]::new));
    assertThat(learning.parameters().get(3).name()).isEqualTo("deep.rnn.h0");
  }

  @Test
  void wrongShapesAreRejected() {
    Parameter w = parameter("w", row(1, 2, 3), row(4, 5, 6));
    Parameter u = parameter("u", row(1, 2), row(3, 4));
    Parameter b = parameter("b", row(1, 2));
    assertThatThrownBy(() -> new Gate(u, w, b))
        .isInstanceOf(ShapeException.class)
        .hasMessage("u is 2×3, expected 2×2".replace("u", "w"));
    assertThatThrownBy(() -> new Gate(b, u, b))
        .isInstanceOf(ShapeException.class)
        .hasMessage("b is 1×2, expected 2×2");
    assertThatThrownBy(() -> new Gate(w, u, w))
        .isInstanceOf(ShapeException.class)
        .hasMessage("w is 2×3, expected 1×2");
    InitialState wide = state("h0", 1, 2, 3);
    assertThatThrownBy(() -> new Rnn(Activation.TANH, new Gate(w, u, b), wide))
        .isInstanceOf(ShapeException.class)
        .hasMessage("initial state is 3 wide, expected 2 as u");
  }

  @Test
  void wrongNumberOfGivenStatesIsRejected() {
    InitialState given = InitialState.given(column(1, 2));
    Rnn rnn = new Rnn(Activation.RELU, gate("rnn", 1, 10, 0), given);
    requireNumbers(
        rnn.forward(column(1, 2, 3), ProvenLayer.batch(1, 2)).h(), row(11), row(22), row(113));
    assertThat(rnn.parameters()).hasSize(3);
    assertThatThrownBy(() -> rnn.forward(column(1, 2, 3), ProvenLayer.batch(1, 1, 1)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("InitialState: given as 2×1, the batch has 3 rows");
  }

  @Nested
  final class Sigmoid implements ProvenLayer {
    @Override
    public Layer layer(DType dtype, RandomGenerator random) {
      return Rnn.glorot("rnn", INPUT, HIDDEN, Activation.SIGMOID, dtype, random);
    }
  }

  @Nested
  final class Tanh implements ProvenLayer {
    @Override
    public Layer layer(DType dtype, RandomGenerator random) {
      return Rnn.glorot("rnn", INPUT, HIDDEN, Activation.TANH, dtype, random);
    }
  }

  @Nested
  final class Relu implements ProvenLayer {
    @Override
    public Layer layer(DType dtype, RandomGenerator random) {
      return Rnn.glorot("rnn", INPUT, HIDDEN, Activation.RELU, dtype, random);
    }

    /** A constant seed with which no unit is within 1e-6 of the kink of relu. */
    @Override
    public Random random() {
      return new Random(20);
    }
  }

  @Nested
  final class LearntState implements ProvenLayer {
    @Override
    public Layer layer(DType dtype, RandomGenerator random) {
      return Rnn.glorot("rnn", INPUT, HIDDEN, Activation.TANH, dtype, random)
          .startingFrom(InitialState.learnt("rnn.h0", HIDDEN, dtype));
    }
  }
}
