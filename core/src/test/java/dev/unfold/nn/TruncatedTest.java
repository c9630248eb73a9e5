package dev.unfold.nn;

import static dev.unfold.nn.ByHand.column;
import static dev.unfold.nn.ByHand.gate;
import static dev.unfold.nn.ByHand.requireNumbers;
import static dev.unfold.nn.ByHand.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.TestSeed;
import dev.unfold.check.CheckCase;
import dev.unfold.check.CheckableLayer;
import dev.unfold.check.GradientCheck;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TruncatedTest {
  private static final int D = ProvenLayer.INPUT;
  private static final int H = ProvenLayer.HIDDEN;

  /** h = x + 2 h₋ on 1 1 1 1 is 1, 3, 7, 15; with k = 2 the 3 is carried on as a constant. */
  @Test
  void numbersByHand() {
    Gate weights = gate("rnn", 1, 2, 0);
    Rnn rnn = new Rnn(Activation.RELU, weights, InitialState.zero(1, DType.FLOAT64));
    Matrix x = column(1, 1, 1, 1);
    Matrix dy = column(1, 1, 1, 1);
    Truncated.Pass pass = new Truncated(rnn, 2).forward(x, ProvenLayer.batch(4));
    requireNumbers(pass.output(), row(1), row(3), row(7), row(15));
    assertThat(pass.chunks()).hasSize(2);
    requireNumbers(pass.chunks().get(1).output(), row(7), row(15));
    Gradients into = new Gradients();
    requireNumbers(pass.backward(dy, into), row(3), row(1), row(3), row(1));
    requireNumbers(into.of(weights.u()), row(3 * 0 + 1 * 1 + 3 * 3 + 1 * 7));
    requireNumbers(into.of(weights.w()), row(8));

    Gradients full = new Gradients();
    requireNumbers(
        rnn.forward(x, ProvenLayer.batch(4)).backward(dy, full), row(15), row(7), row(3), row(1));
    requireNumbers(full.of(weights.u()), row(7 * 1 + 3 * 3 + 1 * 7));
  }

  /** Only the first chunk begins in the learnt state. */
  @Test
  void learntStateByHand() {
    InitialState.Learnt h0 = ByHand.state("h0", 10);
    Rnn rnn = new Rnn(Activation.RELU, gate("rnn", 1, 2, 0), h0);
    Truncated.Pass pass =
        new Truncated(rnn, 2).forward(column(1, 1, 1, 1, 1), ProvenLayer.batch(3, 2));
    // packed, two sentences of 3 and 2 tokens: 21 21, 43 43, 87
    requireNumbers(pass.output(), row(21), row(21), row(43), row(43), row(87));
    Gradients into = new Gradients();
    requireNumbers(
        pass.backward(column(1, 1, 1, 1, 1), into), row(3), row(3), row(1), row(1), row(1));
    requireNumbers(into.of(h0.row()), row(12));
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 18, Integer.MAX_VALUE})
  void chunksAsLongAsTheSentenceGiveTheFullGradient(int steps) {
    for (Recurrent layer : layers()) {
      Matrix x = ProvenLayer.input(TestSeed.random());
      Matrix dy = Matrix.uniform(DType.FLOAT64, 23, H, -1, 1, TestSeed.random());
      Gradients full = new Gradients();
      Gradients truncated = new Gradients();
      Layer.Pass pass = layer.forward(x, ProvenLayer.batch());
      Layer.Pass other = new Truncated(layer, steps).forward(x, ProvenLayer.batch());
      ProvenLayer.requireClose("y", other.output(), pass.output(), 0);
      ProvenLayer.requireClose("dx", other.backward(dy, truncated), pass.backward(dy, full), 0);
      for (Parameter parameter : layer.parameters()) {
        ProvenLayer.requireClose(
            parameter.name(), truncated.dense(parameter), full.dense(parameter), 0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 16})
  void shorterChunksGiveTheGradientWithTheCarriedStateAsConstant(int steps) {
    for (Recurrent layer : layers()) {
      Matrix x = ProvenLayer.input(TestSeed.random());
      ProvenLayer.requireClose(
          "y",
          new Truncated(layer, steps).forward(x, ProvenLayer.batch()).output(),
          layer.forward(x, ProvenLayer.batch()).output(),
          1e-14);
      assertThat(GradientCheck.run(subject(new Truncated(layer, steps), x)))
          .allMatch(GradientCheck.Result::passed);
      assertThat(GradientCheck.run(subject(Stack.of(new Truncated(layer, steps)), x)))
          .as("against the full slope, which the check expects of a stack")
          .anyMatch(result -> result.error() > 1e-3);
    }
  }

  private static List<Recurrent> layers() {
    Random random = TestSeed.random();
    DType dtype = DType.FLOAT64;
    InitialState h0 = InitialState.learnt("h0", H, dtype);
    InitialState c0 = InitialState.learnt("c0", H, dtype);
    List<Recurrent> layers =
        List.of(
            Rnn.glorot("rnn", D, H, Activation.TANH, dtype, random).startingFrom(h0),
            Lstm.glorot("lstm", D, H, dtype, random).startingFrom(h0, c0),
            Gru.glorot("gru", D, H, dtype, random).startingFrom(h0),
            ChoGru.glorot("cho", D, H, dtype, random).startingFrom(h0));
    layers.forEach(layer -> ProvenLayer.disturbed(layer, random));
    return layers;
  }

  private static CheckableLayer subject(Layer layer, Matrix x) {
    return CheckableLayer.of(layer, x, CheckCase.SENTENCES, TestSeed.random());
  }

  @Test
  void resumingWithMoreSentencesThanWentOnIsRefused() {
    Lstm lstm = Lstm.glorot("lstm", 1, 2, DType.FLOAT64, new Random(1));
    Lstm.Pass pass = lstm.forward(column(1, 2, 3), ProvenLayer.batch(2, 1));
    assertThatThrownBy(() -> pass.resume(column(1, 2), ProvenLayer.batch(1, 1)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("Recurrent.resume: 2 sentences continue, but the last step had 1");
  }

  @Test
  void chunksOfNoStepsAreRefused() {
    Lstm lstm = Lstm.glorot("lstm", 1, 2, DType.FLOAT64, new Random(1));
    assertThatThrownBy(() -> new Truncated(lstm, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Truncated: steps is 0, expected at least 1");
  }

  /** All but the slope, which is not that of the whole loss; chunks as long as the longest sentence have it. */
  @Nested
  final class Whole implements ProvenLayer {
    @Override
    public Layer layer(DType dtype, RandomGenerator random) {
      return new Truncated(Lstm.glorot("lstm", INPUT, HIDDEN, dtype, random), 17);
    }
  }
}
