package dev.unfold.nn;

import static dev.unfold.nn.ByHand.column;
import static dev.unfold.nn.ByHand.gate;
import static dev.unfold.nn.ByHand.requireNumbers;
import static dev.unfold.nn.ByHand.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.TestSeed;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class BidirectionalTest {
  /** h→ = x + 2 h₋ from the left, h← = 10 x + 3 h₋ from the right, on 1 2 3. */
  @Test
  void numbersByHand() {
    InitialState zero = InitialState.zero(1, DType.FLOAT64);
    Gate right = gate("right", 1, 2, 0);
    Gate left = gate("left", 10, 3, 0);
    Bidirectional layer =
        new Bidirectional(
            new Rnn(Activation.RELU, right, zero), new Rnn(Activation.RELU, left, zero));
    Bidirectional.Pass pass = layer.forward(column(1, 2, 3), ProvenLayer.batch(3));
    requireNumbers(pass.output(), row(1, 340), row(4, 110), row(11, 30));
    requireNumbers(pass.toRight().output(), row(1), row(4), row(11));
    requireNumbers(pass.toLeft().output(), row(340), row(110), row(30));
    Gradients into = new Gradients();
    Matrix dOutput = ByHand.matrix(row(1, 5), row(0, 0), row(1, 7));
    // dh→ is 5, 2, 1 and dh← is 5, 15, 52
    requireNumbers(pass.backward(dOutput, into), row(55), row(152), row(521));
    requireNumbers(into.of(right.u()), row(2 * 1 + 1 * 4));
    requireNumbers(into.of(left.u()), row(5 * 110 + 15 * 30));
    assertThat(layer.parameters())
        .extracting(Parameter::name)
        .containsExactly("right.w", "right.u", "right.b", "left.w", "left.u", "left.b");
  }

  /** Swapped directions on mirrored sentences: the mirrored output, its halves swapped, and the same gradients. */
  @Test
  void swappedDirectionsOnMirroredSentences() {
    Random random = TestSeed.random();
    Lstm one = Lstm.glorot("one", ProvenLayer.INPUT, 5, DType.FLOAT64, random);
    Gru other = Gru.glorot("other", ProvenLayer.INPUT, 4, DType.FLOAT64, random);
    ProvenLayer.disturbed(one, random);
    ProvenLayer.disturbed(other, random);
    Batch batch = ProvenLayer.batch();
    int[] mirror = batch.reversal();
    Matrix x = ProvenLayer.input(random);
    Matrix dy = Matrix.uniform(DType.FLOAT64, 23, 9, -1, 1, random);
    Layer.Pass pass = new Bidirectional(one, other).forward(x, batch);
    Layer.Pass swapped = new Bidirectional(other, one).forward(x.gather(mirror), batch);
    Matrix y = swapped.output().gather(mirror);
    ProvenLayer.requireClose("y", y.columns(4, 9).beside(y.columns(0, 4)), pass.output(), 1e-14);

    Gradients into = new Gradients();
    Gradients swappedInto = new Gradients();
    Matrix dx = pass.backward(dy, into);
    Matrix dySwapped = dy.columns(5, 9).beside(dy.columns(0, 5)).gather(mirror);
    Matrix dxSwapped = swapped.backward(dySwapped, swappedInto);
    ProvenLayer.requireClose("dx", dxSwapped.gather(mirror), dx, 1e-13);
    Stream.of(one, other)
        .flatMap(layer -> layer.parameters().stream())
        .forEach(
            parameter ->
                ProvenLayer.requireClose(
                    parameter.name(), swappedInto.dense(parameter), into.dense(parameter), 1e-13));
  }

  @Test
  void eachHalfSeesItsSideOfTheSentence() {
    Random random = TestSeed.random();
    Layer layer =
        new Bidirectional(
            Lstm.glorot("one", ProvenLayer.INPUT, 5, DType.FLOAT64, random),
            Lstm.glorot("other", ProvenLayer.INPUT, 4, DType.FLOAT64, random));
    Batch batch = ProvenLayer.batch(7);
    Matrix x = Matrix.uniform(DType.FLOAT64, 7, ProvenLayer.INPUT, -1, 1, random);
    Matrix y = layer.forward(x, batch).output();
    Matrix changed = x.copy();
    changed.row(3).scale(-2).shift(0.5);
    Matrix difference = layer.forward(changed, batch).output().addScaled(-1, y);
    for (int t = 0; t < 7; t++) {
      double toRight = difference.row(t).columns(0, 5).maxAbs();
      double toLeft = difference.row(t).columns(5, 9).maxAbs();
      assertThat(toRight > 0).as("h→ at " + t).isEqualTo(t >= 3);
      assertThat(toLeft > 0).as("h← at " + t).isEqualTo(t <= 3);
    }
  }

  @Test
  void duplicateParameterNamesAreRejected() {
    Lstm one = Lstm.glorot("lstm", 3, 5, DType.FLOAT64, new Random(1));
    Lstm other = Lstm.glorot("lstm", 3, 5, DType.FLOAT64, new Random(2));
    assertThatThrownBy(() -> new Bidirectional(one, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Bidirectional: two parameters are called lstm.input.w; give the layers different"
                + " names");
  }

  @Nested
  final class OfTwoLstms implements ProvenLayer {
    @Override
    public Layer layer(DType dtype, RandomGenerator random) {
      return new Bidirectional(
          Lstm.glorot("right", INPUT, HIDDEN, dtype, random),
          Lstm.glorot("left", INPUT, 4, dtype, random));
    }

    @Override
    public boolean causal() {
      return false;
    }
  }

  /** One layer in both directions: its gradients add up. */
  @Nested
  final class OfOneLayerTwice implements ProvenLayer {
    @Override
    public Layer layer(DType dtype, RandomGenerator random) {
      Gru gru = Gru.glorot("gru", INPUT, HIDDEN, dtype, random);
      return new Bidirectional(gru, gru);
    }

    @Override
    public boolean causal() {
      return false;
    }
  }
}
