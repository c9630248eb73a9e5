package dev.unfold.nn;

import static dev.unfold.nn.ByHand.column;
import static dev.unfold.nn.ByHand.gate;
import static dev.unfold.nn.ByHand.parameter;
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

final class GruTest {
  private static final double LN2 = Math.log(2);
  private static final double LN3 = Math.log(3);
  private static final double LN4 = Math.log(4);

  /** σ(ln 3) = 0.75, σ(−ln 4) = 0.2, tanh(ln 2) = 0.6. */
  @Test
  void oneStepByHand() {
    Gate reset = gate("reset", LN3 - 1, 0.5, 0);
    Gate update = gate("update", 0.6 - LN4, -0.5, 0.4);
    Gate candidate = gate("candidate", LN2 - 0.7, 0.3, 0.1);
    Parameter memoryBias = parameter("memory.b", row(0.2));
    InitialState.Learnt h0 = state("h0", 2);
    Gru gru = new Gru(reset, update, candidate, memoryBias, h0);
    Gru.Pass pass = gru.forward(column(1), ProvenLayer.batch(1));
    requireNumbers(pass.r(), row(0.75));
    requireNumbers(pass.z(), row(0.2));
    requireNumbers(pass.m(), row(0.8));
    requireNumbers(pass.n(), row(0.6));
    requireNumbers(pass.h(), row(0.88));

    Gradients into = new Gradients();
    Matrix dx = pass.backward(column(10), into);
    // after tanh, dn is 8 · 0.64 = 5.12; dm = 3.84, dr = 4.096, dz = 14
    requireNumbers(into.of(reset.w()), row(0.768));
    requireNumbers(into.of(reset.u()), row(1.536));
    requireNumbers(into.of(reset.b()), row(0.768));
    requireNumbers(into.of(update.w()), row(2.24));
    requireNumbers(into.of(update.u()), row(4.48));
    requireNumbers(into.of(update.b()), row(2.24));
    requireNumbers(into.of(candidate.w()), row(5.12));
    requireNumbers(into.of(candidate.u()), row(7.68));
    requireNumbers(into.of(candidate.b()), row(5.12));
    requireNumbers(into.of(memoryBias), row(3.84));
    requireNumbers(into.of(h0.row()), row(2.416));
    requireNumbers(dx, row(0.768 * (LN3 - 1) + 2.24 * (0.6 - LN4) + 5.12 * (LN2 - 0.7)));
  }

  /** Equations (1) to (5), one number at a time. */
  @Test
  void sentenceEqualsScalarEquations() {
    Random random = TestSeed.random();
    int width = ProvenLayer.HIDDEN;
    Gate reset = Gate.glorot("reset", ProvenLayer.INPUT, width, 0.1, DType.FLOAT64, random);
    Gate update = Gate.glorot("update", ProvenLayer.INPUT, width, 0.2, DType.FLOAT64, random);
    Gate candidate = Gate.glorot("candidate", ProvenLayer.INPUT, width, 0.3, DType.FLOAT64, random);
    Parameter memoryBias =
        new Parameter("bm", Matrix.uniform(DType.FLOAT64, 1, width, -1, 1, random));
    Gru gru =
        new Gru(reset, update, candidate, memoryBias, InitialState.zero(width, DType.FLOAT64));
    Matrix x = Matrix.uniform(DType.FLOAT64, 6, ProvenLayer.INPUT, -1, 1, random);
    Gru.Pass pass = gru.forward(x, ProvenLayer.batch(6));
    double[] h = new double[width];
    double[] nothing = new double[width];
    for (int t = 0; t < 6; t++) {
      double[] hPrev = h.clone();
      for (int k = 0; k < width; k++) {
        double r = ByHand.sigmoid(ByHand.sum(reset, x.row(t), hPrev, k));
        double z = ByHand.sigmoid(ByHand.sum(update, x.row(t), hPrev, k));
        double m = ByHand.product(candidate, hPrev, k) + memoryBias.value().get(0, k);
        double n = Math.tanh(ByHand.sum(candidate, x.row(t), nothing, k) + r * m);
        h[k] = (1 - z) * n + z * hPrev[k];
        assertThat(pass.r().get(t, k)).isCloseTo(r, within(1e-13));
        assertThat(pass.z().get(t, k)).isCloseTo(z, within(1e-13));
        assertThat(pass.m().get(t, k)).isCloseTo(m, within(1e-13));
        assertThat(pass.n().get(t, k)).isCloseTo(n, within(1e-13));
      }
      assertThat(pass.output().toArray()[t]).containsExactly(h, within(1e-13));
    }
  }

  @Test
  void namesAndInitialValues() {
    Gru gru = Gru.glorot("gru", 3, 5, DType.FLOAT64, new Random(1));
    assertThat(gru.parameters())
        .extracting(Parameter::name)
        .containsExactly(
            "gru.reset.w",
            "gru.reset.u",
            "gru.reset.b",
            "gru.update.w",
            "gru.update.u",
            "gru.update.b",
            "gru.candidate.w",
            "gru.candidate.u",
            "gru.candidate.b",
            "gru.memory.b");
    assertThat(gru.parameters())
        .extracting(parameter -> parameter.value().shape())
        .containsExactly("5×3", "5×5", "1×5", "5×3", "5×5", "1×5", "5×3", "5×5", "1×5", "1×5");
    assertThat(
            gru.startingFrom(InitialState.learnt("gru.h0", 5, DType.FLOAT64)).parameters().get(10))
        .extracting(Parameter::name)
        .isEqualTo("gru.h0");
    assertThat(gru.parameters())
        .filteredOn(parameter -> parameter.name().endsWith(".b"))
        .allMatch(parameter -> parameter.value().maxAbs() == 0);
  }

  @Test
  void memoryBiasOfAnotherWidthIsRejected() {
    Gate gate = gate("gate", 1, 1, 1);
    InitialState zero = InitialState.zero(1, DType.FLOAT64);
    Parameter wide = parameter("memory.b", row(1, 2));
    assertThatThrownBy(() -> new Gru(gate, gate, gate, wide, zero))
        .isInstanceOf(ShapeException.class)
        .hasMessage("memory.b is 1×2, expected 1×1");
  }

  @Nested
  final class FromZero implements ProvenLayer {
    @Override
    public Layer layer(DType dtype, RandomGenerator random) {
      return Gru.glorot("gru", INPUT, HIDDEN, dtype, random);
    }
  }

  @Nested
  final class LearntState implements ProvenLayer {
    @Override
    public Layer layer(DType dtype, RandomGenerator random) {
      return Gru.glorot("gru", INPUT, HIDDEN, dtype, random)
          .startingFrom(InitialState.learnt("gru.h0", HIDDEN, dtype));
    }
  }
}
