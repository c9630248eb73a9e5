package dev.unfold.nn;

import static dev.unfold.nn.ByHand.column;
import static dev.unfold.nn.ByHand.gate;
import static dev.unfold.nn.ByHand.requireNumbers;
import static dev.unfold.nn.ByHand.row;
import static dev.unfold.nn.ByHand.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.TestSeed;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class LstmTest {
  private static final double LN2 = Math.log(2);
  private static final double LN3 = Math.log(3);
  private static final double LN4 = Math.log(4);

  /** σ(ln 3) = 0.75, σ(ln 4) = 0.8, σ(−ln 4) = 0.2, tanh(ln 2) = 0.6. */
  @Test
  void oneStepByHand() {
    Gate input = gate("input", LN3 - 1, 0.5, 0);
    Gate forget = gate("forget", LN4 + 0.7, -0.5, 0.3);
    Gate candidate = gate("candidate", LN2 - 2.5, 1, 0.5);
    Gate output = gate("output", -LN4, 0.25, -0.5);
    double c0 = (LN2 - 0.45) / 0.8;
    InitialState.Learnt hidden = state("h0", 2);
    InitialState.Learnt cell = state("c0", c0);
    Lstm lstm = new Lstm(input, forget, candidate, output, hidden, cell);
    Lstm.Pass pass = lstm.forward(column(1), ProvenLayer.batch(1));
    requireNumbers(pass.i(), row(0.75));
    requireNumbers(pass.f(), row(0.8));
    requireNumbers(pass.g(), row(0.6));
    requireNumbers(pass.o(), row(0.2));
    requireNumbers(pass.c(), row(LN2));
    requireNumbers(pass.h(), row(0.12));

    Gradients into = new Gradients();
    Matrix dx = pass.backward(column(10), into);
    // dc = 10 · 0.2 · (1 − 0.36) = 1.28
    requireGate(into, input, 1.28 * 0.6 * 0.1875);
    requireGate(into, forget, 1.28 * c0 * 0.16);
    requireGate(into, candidate, 1.28 * 0.75 * 0.64);
    requireGate(into, output, 10 * 0.6 * 0.16);
    requireNumbers(into.of(cell.row()), row(1.024));
    requireNumbers(
        into.of(hidden.row()), row(0.5 * 0.144 - 0.5 * 0.2048 * c0 + 0.6144 + 0.25 * 0.96));
    requireNumbers(
        dx, row(0.144 * (LN3 - 1) + 0.2048 * c0 * (LN4 + 0.7) + 0.6144 * (LN2 - 2.5) - 0.96 * LN4));
  }

  /** x is 1 and h₋ is 2. */
  private static void requireGate(Gradients into, Gate gate, double da) {
    requireNumbers(into.of(gate.w()), row(da));
    requireNumbers(into.of(gate.u()), row(2 * da));
    requireNumbers(into.of(gate.b()), row(da));
  }

  /** Equations (1) to (6), one number at a time. */
  @Test
  void sentenceEqualsScalarEquations() {
    Random random = TestSeed.random();
    int d = ProvenLayer.INPUT;
    int width = ProvenLayer.HIDDEN;
    Gate[] gates = new Gate[4];
    for (int p = 0; p < 4; p++) {
      gates[p] = Gate.glorot("gate" + p, d, width, 0.1 * p, DType.FLOAT64, random);
    }
    InitialState zero = InitialState.zero(width, DType.FLOAT64);
    Lstm lstm = new Lstm(gates[0], gates[1], gates[2], gates[3], zero, zero);
    Matrix x = Matrix.uniform(DType.FLOAT64, 6, d, -1, 1, random);
    Lstm.Pass pass = lstm.forward(x, ProvenLayer.batch(6));
    double[] h = new double[width];
    double[] c = new double[width];
    for (int t = 0; t < 6; t++) {
      double[] hPrev = h.clone();
      for (int k = 0; k < width; k++) {
        double i = ByHand.sigmoid(ByHand.sum(gates[0], x.row(t), hPrev, k));
        double f = ByHand.sigmoid(ByHand.sum(gates[1], x.row(t), hPrev, k));
        double g = Math.tanh(ByHand.sum(gates[2], x.row(t), hPrev, k));
        double o = ByHand.sigmoid(ByHand.sum(gates[3], x.row(t), hPrev, k));
        c[k] = f * c[k] + i * g;
        h[k] = o * Math.tanh(c[k]);
        assertThat(pass.i().get(t, k)).isCloseTo(i, within(1e-13));
        assertThat(pass.f().get(t, k)).isCloseTo(f, within(1e-13));
        assertThat(pass.g().get(t, k)).isCloseTo(g, within(1e-13));
        assertThat(pass.o().get(t, k)).isCloseTo(o, within(1e-13));
      }
      assertThat(pass.c().toArray()[t]).containsExactly(c, within(1e-13));
      assertThat(pass.output().toArray()[t]).containsExactly(h, within(1e-13));
    }
  }

  @Test
  void namesAndInitialValues() {
    Lstm lstm = Lstm.glorot("bilstm.forward", 3, 5, DType.FLOAT32, new Random(1));
    assertThat(lstm.parameters())
        .extracting(Parameter::name)
        .containsExactly(
            "bilstm.forward.input.w",
            "bilstm.forward.input.u",
            "bilstm.forward.input.b",
            "bilstm.forward.forget.w",
            "bilstm.forward.forget.u",
            "bilstm.forward.forget.b",
            "bilstm.forward.candidate.w",
            "bilstm.forward.candidate.u",
            "bilstm.forward.candidate.b",
            "bilstm.forward.output.w",
            "bilstm.forward.output.u",
            "bilstm.forward.output.b");
    Lstm learning =
        lstm.startingFrom(
            InitialState.learnt("bilstm.forward.h0", 5, DType.FLOAT32),
            InitialState.learnt("bilstm.forward.c0", 5, DType.FLOAT32));
    assertThat(learning.parameters()).startsWith(lstm.parameters().toArray(Parameter[]::new));
    assertThat(learning.parameters().subList(12, 14))
        .extracting(Parameter::name)
        .containsExactly("bilstm.forward.h0", "bilstm.forward.c0");
    for (Parameter parameter : lstm.parameters()) {
      assertThat(parameter.value().dtype()).isEqualTo(DType.FLOAT32);
      if (parameter.name().endsWith(".b")) {
        double bias = parameter.name().contains("forget") ? 1 : 0;
        requireNumbers(parameter.value(), row(bias, bias, bias, bias, bias));
      } else {
        assertThat(parameter.value().maxAbs()).isBetween(0.1, 1.0);
      }
    }
  }

  @Test
  void gatesOfDifferentWidthsAreRejected() {
    Gate one = gate("input", 1, 1, 1);
    Gate two = Gate.glorot("output", 1, 2, 0, DType.FLOAT64, new Random(1));
    Gate other = Gate.glorot("forget", 2, 1, 0, DType.FLOAT64, new Random(1));
    InitialState zero = InitialState.zero(1, DType.FLOAT64);
    assertThatThrownBy(() -> new Lstm(one, one, one, two, zero, zero))
        .isInstanceOf(ShapeException.class)
        .hasMessage("output.w is 2×1, expected 1×1");
    assertThatThrownBy(() -> new Lstm(one, other, one, one, zero, zero))
        .isInstanceOf(ShapeException.class)
        .hasMessage("forget.w is 1×2, expected 1×1");
    assertThatThrownBy(
            () -> new Lstm(one, one, one, one, zero, InitialState.zero(2, DType.FLOAT64)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("initial state is 2 wide, expected 1 as input.u");
  }

  @Nested
  final class FromZero implements ProvenLayer {
    @Override
    public Layer layer(DType dtype, RandomGenerator random) {
      return Lstm.glorot("lstm", INPUT, HIDDEN, dtype, random);
    }
  }

  @Nested
  final class LearntState implements ProvenLayer {
    @Override
    public Layer layer(DType dtype, RandomGenerator random) {
      return Lstm.glorot("lstm", INPUT, HIDDEN, dtype, random)
          .startingFrom(
              InitialState.learnt("lstm.h0", HIDDEN, dtype),
              InitialState.learnt("lstm.c0", HIDDEN, dtype));
    }
  }
}
