package dev.unfold.nn;

import static dev.unfold.nn.ByHand.column;
import static dev.unfold.nn.ByHand.gate;
import static dev.unfold.nn.ByHand.requireNumbers;
import static dev.unfold.nn.ByHand.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class ReversedTest {
  /** h = x + 2 h₋ from the right: 3, 2 + 6, 1 + 16; the other sentence is a 5 alone. */
  @Test
  void numbersByHand() {
    Gate weights = gate("rnn", 1, 2, 0);
    Rnn rnn = new Rnn(Activation.RELU, weights, InitialState.zero(1, DType.FLOAT64));
    // packed, 1 2 3 | 5 is 1 5, 2, 3
    Reversed.Pass pass = new Reversed(rnn).forward(column(1, 5, 2, 3), ProvenLayer.batch(3, 1));
    requireNumbers(pass.output(), row(17), row(5), row(8), row(3));
    requireNumbers(pass.mirrored().output(), row(3), row(5), row(8), row(17));
    Gradients into = new Gradients();
    // dh of the 1 is 1, of the 2 it is 10 + 2, of the 3 it is 100 + 24
    requireNumbers(
        pass.backward(column(1, 1000, 10, 100), into), row(1), row(1000), row(12), row(124));
    requireNumbers(into.of(weights.u()), row(1 * 8 + 12 * 3));
    requireNumbers(into.of(weights.w()), row(1 + 5000 + 24 + 372));
    assertThat(new Reversed(rnn).parameters()).isEqualTo(rnn.parameters());
  }

  @Nested
  final class RightToLeft implements ProvenLayer {
    @Override
    public Layer layer(DType dtype, RandomGenerator random) {
      return new Reversed(Lstm.glorot("lstm", INPUT, HIDDEN, dtype, random));
    }

    @Override
    public boolean causal() {
      return false;
    }
  }
}
