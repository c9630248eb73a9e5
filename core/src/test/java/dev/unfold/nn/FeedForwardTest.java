package dev.unfold.nn;

import static dev.unfold.nn.Numeric.parameter;
import static dev.unfold.nn.Numeric.requireNumbers;
import static dev.unfold.nn.Numeric.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class FeedForwardTest {
  @Test
  void numbersByHand() {
    Parameter w1 = parameter("w1", row(1, 2), row(-1, 1), row(3, -1));
    Parameter b1 = parameter("b1", row(1, -2, 0.5));
    Parameter w2 = parameter("w2", row(1, 5, -1), row(0, 7, 2));
    Parameter b2 = parameter("b2", row(10, 20));
    FeedForward feedForward = new FeedForward(new Linear(w1, b1), new Relu(), new Linear(w2, b2));
    // z = (9, −1, 3.5) before relu, so h = (9, 0, 3.5) and the middle unit has no gradient.
    Layer.Pass pass = feedForward.forward(Numeric.matrix(row(2, 3)), ProvenLayer.batch(1));
    requireNumbers(pass.output(), row(15.5, 27));
    Gradients into = new Gradients();
    requireNumbers(pass.backward(Numeric.matrix(row(1, 4)), into), row(22, -5));
    requireNumbers(into.of(w2), row(9, 0, 3.5), row(36, 0, 14));
    requireNumbers(into.of(b2), row(1, 4));
    requireNumbers(into.of(w1), row(2, 3), row(0, 0), row(14, 21));
    requireNumbers(into.of(b1), row(1, 0, 7));
  }

  @Test
  void mapsOfDifferentWidthsAreRejected() {
    Linear inner = Linear.glorot("inner", 2, 3, DType.FLOAT64, new Random(1));
    Linear outer = Linear.glorot("outer", 4, 2, DType.FLOAT64, new Random(1));
    assertThatThrownBy(() -> new FeedForward(inner, new Relu(), outer))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "FeedForward: the inner map writes vectors of width 3, the outer one reads 4, expected"
                + " the same");
  }

  @Test
  void parametersHaveNames() {
    assertThat(FeedForward.relu("feedforward", 4, 7, DType.FLOAT64, new Random(1)).parameters())
        .extracting(p -> p.name() + " " + p.value().shape())
        .containsExactly(
            "feedforward.inner.w 7×4",
            "feedforward.inner.b 1×7",
            "feedforward.outer.w 4×7",
            "feedforward.outer.b 1×4");
  }

  @Nested
  final class WithRelu implements ProvenLayer {
    @Override
    public Layer layer(DType dtype, RandomGenerator random) {
      return FeedForward.relu("feedforward", inputWidth(), 7, dtype, random);
    }

    @Override
    public int inputWidth() {
      return 4;
    }
  }

  @Nested
  final class WithGelu implements ProvenLayer {
    @Override
    public Layer layer(DType dtype, RandomGenerator random) {
      return FeedForward.gelu("feedforward", inputWidth(), 7, dtype, random);
    }

    @Override
    public int inputWidth() {
      return 4;
    }
  }
}
