package dev.unfold.nn;

import static dev.unfold.nn.ByHand.matrix;
import static dev.unfold.nn.ByHand.requireNumbers;
import static dev.unfold.nn.ByHand.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.matrix.Matrix;
import org.junit.jupiter.api.Test;

final class ActivationTest {
  private final Matrix z = matrix(row(0, Math.log(3), -Math.log(3)));
  private final Matrix dh = matrix(row(8, 16, -4));

  @Test
  void sigmoidInPlace() {
    assertThat(Activation.SIGMOID.apply(z)).isSameAs(z);
    requireNumbers(z, row(0.5, 0.75, 0.25));
    assertThat(Activation.SIGMOID.backward(dh, z)).isSameAs(dh);
    requireNumbers(dh, row(2, 3, -0.75));
  }

  @Test
  void tanhInPlace() {
    assertThat(Activation.TANH.apply(z)).isSameAs(z);
    requireNumbers(z, row(0, 0.8, -0.8));
    assertThat(Activation.TANH.backward(dh, z)).isSameAs(dh);
    requireNumbers(dh, row(8, 5.76, -1.44));
  }

  @Test
  void reluInPlace() {
    assertThat(Activation.RELU.apply(z)).isSameAs(z);
    requireNumbers(z, row(0, Math.log(3), 0));
    assertThat(Activation.RELU.backward(dh, z)).isSameAs(dh);
    requireNumbers(dh, row(0, 16, 0));
  }
}
