package dev.unfold.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.TestSeed;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Activation;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Gate;
import dev.unfold.nn.InitialState;
import dev.unfold.nn.Layer;
import dev.unfold.nn.Rnn;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The flow against known values, numerically, and the known behaviour of the networks. */
final class GradientFlowTest {
  private static final Map<FlowNetwork, GradientFlow> FLOWS = new EnumMap<>(FlowNetwork.class);

  @BeforeAll
  static void measure() {
    for (FlowNetwork network : FlowNetwork.values()) {
      FLOWS.put(network, GradientFlow.measure(network, 200, 20, 5, () -> {}));
    }
  }

  /** By how many powers of ten the gradient shrinks between two distances. */
  private static double orders(FlowNetwork network, int near, int far) {
    GradientFlow flow = FLOWS.get(network);
    return Math.log10(flow.median(near)) - Math.log10(flow.median(far));
  }

  /** Relu with x, W and U = λ·1 above zero is linear: dL/dx_(T−1−d) = λ^d Wᵀ r. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.9, 1, 1.25})
  void linearRecurrenceScalesTheGradientByItsFactor(double factor) {
    Random random = TestSeed.random();
    Matrix u = Matrix.zeros(DType.FLOAT64, 4, 4);
    for (int k = 0; k < 4; k++) {
      u.set(k, k, factor);
    }
    Matrix w = Matrix.uniform(DType.FLOAT64, 4, 3, 0.1, 1, random);
    Gate weights =
        new Gate(
            new Parameter("w", w),
            new Parameter("u", u),
            new Parameter("b", Matrix.zeros(DType.FLOAT64, 1, 4)));
    Layer rnn = new Rnn(Activation.RELU, weights, InitialState.zero(4, DType.FLOAT64));
    Matrix x = Matrix.uniform(DType.FLOAT64, 60, 3, 0.1, 1, random);
    Matrix r = Matrix.uniform(DType.FLOAT64, 1, 4, -1, 1, random);
    double[] norms = GradientFlow.norms(rnn, x, r);
    assertThat(norms).hasSize(60);
    double atTheEnd = Math.sqrt(r.times(w).sumOfSquares());
    for (int d = 0; d < norms.length; d++) {
      double expected = Math.pow(factor, d) * atTheEnd;
      assertThat(norms[d]).isCloseTo(expected, within(1e-10 * expected));
    }
  }

  @ParameterizedTest
  @EnumSource(FlowNetwork.class)
  void matchesNumericGradient(FlowNetwork network) {
    Random random = TestSeed.random();
    Layer layer = network.create(8, random);
    Matrix x = Matrix.uniform(DType.FLOAT64, 5, 8, -1, 1, random);
    Matrix r = Matrix.uniform(DType.FLOAT64, 1, 8, -1, 1, random);
    double[] norms = GradientFlow.norms(layer, x, r);
    for (int d = 0; d < 5; d++) {
      double squares = 0;
      for (int k = 0; k < 8; k++) {
        double slope =
            (loss(layer, x, r, 4 - d, k, 1e-6) - loss(layer, x, r, 4 - d, k, -1e-6)) / 2e-6;
        squares += slope * slope;
      }
      assertThat(norms[d]).isCloseTo(Math.sqrt(squares), within(1e-6 * norms[0]));
      assertThat(norms[d]).isGreaterThan(1e-5 * norms[0]);
    }
  }

  private static double loss(Layer layer, Matrix x, Matrix r, int t, int k, double moved) {
    Matrix other = x.copy();
    other.set(t, k, x.get(t, k) + moved);
    Matrix y = layer.forward(other, Batch.ofLengths(x.rows())).output();
    return y.row(x.rows() - 1).copy().multiply(r).sum();
  }

  @ParameterizedTest
  @EnumSource(FlowNetwork.class)
  void networksIgnoreLaterTokens(FlowNetwork network) {
    Random random = TestSeed.random();
    Layer layer = network.create(8, random);
    for (int steps : new int[] {3, 1, 17, 2}) {
      Batch batch = Batch.ofLengths(steps);
      Matrix x = Matrix.uniform(DType.FLOAT64, steps, 8, -1, 1, random);
      Matrix output = layer.forward(x, batch).output();
      for (int t = 1; t < steps; t++) {
        Matrix changed = x.copy();
        changed.rows(t, steps).scale(-2).shift(0.5);
        Matrix other = layer.forward(changed, batch).output();
        double difference = other.rows(0, t).copy().addScaled(-1, output.rows(0, t)).maxAbs();
        assertThat(difference).as("outputs before token %d of %d", t, steps).isLessThan(1e-12);
      }
    }
  }

  /** Six columns do not split into four heads. */
  @ParameterizedTest
  @EnumSource(FlowNetwork.class)
  void networksKeepTheWidth(FlowNetwork network) {
    Random random = TestSeed.random();
    Matrix x = Matrix.uniform(DType.FLOAT64, 23, 6, -1, 1, random);
    assertThat(network.create(6, random).forward(x, Batch.ofLengths(23)).output())
        .hasToString("23×6 float64");
  }

  /** Measured: 33.9 orders of magnitude; the derivative of σ is at most a quarter, and U is orthogonal. */
  @Test
  void gradientOfTheSigmoidRnnVanishes() {
    assertThat(orders(FlowNetwork.SIGMOID_RNN, 1, 50)).isBetween(30.0, 38.0);
    GradientFlow flow = FLOWS.get(FlowNetwork.SIGMOID_RNN);
    for (int d = 1; d < 200; d++) {
      assertThat(flow.median(d)).isPositive().isLessThan(0.3 * flow.highest(d - 1));
    }
  }

  /** Measured: 4.5 orders of magnitude for the LSTM, 9.2 for the GRU, 10.3 for the tanh RNN. */
  @Test
  void gatesKeepTheGradientLonger() {
    double lstm = orders(FlowNetwork.LSTM, 1, 50);
    double gru = orders(FlowNetwork.GRU, 1, 50);
    double tanh = orders(FlowNetwork.TANH_RNN, 1, 50);
    assertThat(lstm).isBetween(3.0, 6.0);
    assertThat(gru).isBetween(lstm + 2, tanh);
    assertThat(tanh).isBetween(8.0, orders(FlowNetwork.SIGMOID_RNN, 1, 50) / 2);
  }

  /** Measured: at distance 199, 1.7 times the norm at 1; all distances within a factor of 7.1 of each other. */
  @Test
  void gradientOfTheTransformerIsIndependentOfDistance() {
    GradientFlow flow = FLOWS.get(FlowNetwork.TRANSFORMER);
    assertThat(flow.median(199) / flow.median(1)).isBetween(0.2, 5.0);
    double[] medians = IntStream.range(1, 200).mapToDouble(flow::median).sorted().toArray();
    assertThat(medians[198] / medians[0]).isLessThan(15);
    assertThat(flow.median(0))
        .as("its own token, through the residual connection")
        .isGreaterThan(50 * medians[198]);
  }

  @Test
  void tinyNormsDoNotUnderflow() {
    GradientFlow flow = GradientFlow.measure(FlowNetwork.SIGMOID_RNN, 260, 6, 1, () -> {});
    assertThat(flow.median(259)).isBetween(Double.MIN_VALUE, 1e-165);
  }

  @Test
  void medianLowestAndHighestOfTheSeeds() {
    double[][] norms = {{8, 1}, {2, 1}, {32, 100}, {4, 1e-6}};
    GradientFlow four = new GradientFlow(FlowNetwork.GRU.toString(), norms);
    assertThat(four.steps()).isEqualTo(2);
    assertThat(four.seeds()).isEqualTo(4);
    assertThat(four.median(0)).isCloseTo(Math.sqrt(32), within(1e-14));
    assertThat(four.median(1)).isEqualTo(1);
    assertThat(four.lowest(0)).isEqualTo(2);
    assertThat(four.highest(0)).isEqualTo(32);
    assertThat(four.lowest(1)).isEqualTo(1e-6);
    assertThat(four.highest(1)).isEqualTo(100);
    double[][] three = {{8, 0}, {2, 0}, {32, 1}};
    assertThat(new GradientFlow(FlowNetwork.GRU.toString(), three).median(0)).isEqualTo(8);
    assertThat(new GradientFlow(FlowNetwork.GRU.toString(), three).median(1)).isZero();
  }

  @Test
  void sameSeedGivesTheSameNorms() {
    AtomicInteger calls = new AtomicInteger();
    GradientFlow flow = GradientFlow.measure(FlowNetwork.LSTM, 9, 5, 3, calls::incrementAndGet);
    assertThat(calls).hasValue(3);
    assertThat(flow.norms())
        .isDeepEqualTo(GradientFlow.measure(FlowNetwork.LSTM, 9, 5, 3, () -> {}).norms());
    assertThat(flow.norms()[0][8]).isNotEqualTo(flow.norms()[1][8]);
  }

  @Test
  void seedsOfDifferentLengthsAreRejected() {
    for (double[][] norms : new double[][][] {{}, {{}}, {{1, 2}, {1}}}) {
      assertThatThrownBy(() -> new GradientFlow(FlowNetwork.LSTM.toString(), norms))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("gradient flow of the LSTM: expected at least one seed");
    }
  }
}
