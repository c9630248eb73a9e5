package dev.unfold.nn;

import static dev.unfold.nn.ByHand.column;
import static dev.unfold.nn.ByHand.gate;
import static dev.unfold.nn.ByHand.requireNumbers;
import static dev.unfold.nn.ByHand.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class StackTest {
  private static final InitialState ZERO = InitialState.zero(1, DType.FLOAT64);

  /** h = x + 2 h₋, above it h′ = 3 h + 5 h′₋, on 1 1. */
  @Test
  void numbersByHand() {
    Gate below = gate("below", 1, 2, 0);
    Gate above = gate("above", 3, 5, 0);
    Stack stack =
        Stack.of(new Rnn(Activation.RELU, below, ZERO), new Rnn(Activation.RELU, above, ZERO));
    Stack.Pass pass = stack.forward(column(1, 1), ProvenLayer.batch(2));
    assertThat(pass.passes()).hasSize(2);
    requireNumbers(pass.passes().get(0).output(), row(1), row(3));
    requireNumbers(pass.output(), row(3), row(24));
    Gradients into = new Gradients();
    // dh′ is 6, 1 and dh is 18 + 6, 3
    requireNumbers(pass.backward(column(1, 1), into), row(24), row(3));
    requireNumbers(into.of(above.w()), row(6 * 1 + 1 * 3));
    requireNumbers(into.of(above.u()), row(3));
    requireNumbers(into.of(below.w()), row(27));
    requireNumbers(into.of(below.u()), row(3));
    assertThat(stack.parameters())
        .extracting(Parameter::name)
        .containsExactly("below.w", "below.u", "below.b", "above.w", "above.u", "above.b");
    assertThat(stack.layers()).hasSize(2);
  }

  @Test
  void aStackNeedsALayer() {
    assertThatThrownBy(() -> new Stack(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Stack: there is no layer, expected at least one");
  }

  @Test
  void twoParametersOfOneNameAreRefused() {
    Rnn one = new Rnn(Activation.TANH, gate("rnn", 1, 1, 1), ZERO);
    Rnn other = new Rnn(Activation.TANH, gate("rnn", 1, 1, 1), ZERO);
    assertThatThrownBy(() -> Stack.of(one, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Stack: two parameters are called rnn.w; give the layers different names");
    assertThat(Stack.of(one, one).parameters()).isEqualTo(one.parameters());
  }

  @Test
  void layersThatDoNotFitAreRefusedWhenRun() {
    Random random = new Random(1);
    Stack stack =
        Stack.of(
            Gru.glorot("one", 1, 2, DType.FLOAT64, random),
            Gru.glorot("two", 3, 2, DType.FLOAT64, random));
    assertThatThrownBy(() -> stack.forward(column(1, 1), ProvenLayer.batch(2)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "Gru.forward: x is 2×2, expected 2×3 (one row a token; this layer reads vectors"
                + " of width 3)");
  }

  @Nested
  final class OfThree implements ProvenLayer {
    @Override
    public Layer layer(DType dtype, RandomGenerator random) {
      return Stack.of(
          Lstm.glorot("one", INPUT, HIDDEN, dtype, random),
          Gru.glorot("two", HIDDEN, 4, dtype, random),
          Rnn.glorot("three", 4, 6, Activation.TANH, dtype, random));
    }
  }

  @Nested
  final class OfBothDirections implements ProvenLayer {
    @Override
    public Layer layer(DType dtype, RandomGenerator random) {
      return Stack.of(
          new Bidirectional(
              ChoGru.glorot("one.right", INPUT, HIDDEN, dtype, random),
              ChoGru.glorot("one.left", INPUT, HIDDEN, dtype, random)),
          new Bidirectional(
              Lstm.glorot("two.right", 2 * HIDDEN, 4, dtype, random),
              Lstm.glorot("two.left", 2 * HIDDEN, 4, dtype, random)));
    }

    @Override
    public boolean causal() {
      return false;
    }
  }

  @Nested
  final class OfOneLayerTwice implements ProvenLayer {
    @Override
    public Layer layer(DType dtype, RandomGenerator random) {
      Lstm tied = Lstm.glorot("tied", INPUT, INPUT, dtype, random);
      return Stack.of(tied, tied);
    }
  }
}
