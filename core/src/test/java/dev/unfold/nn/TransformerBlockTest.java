package dev.unfold.nn;

import static dev.unfold.nn.Numeric.parameter;
import static dev.unfold.nn.Numeric.requireNumbers;
import static dev.unfold.nn.Numeric.row;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class TransformerBlockTest implements ProvenLayer {
  @Override
  public Layer layer(DType dtype, RandomGenerator random) {
    return new TransformerBlock(
        LayerNorm.of("attention.norm", 6, dtype),
        SelfAttention.glorot("attention", 6, 3, dtype, random),
        LayerNorm.of("feedforward.norm", 6, dtype),
        FeedForward.gelu("feedforward", 6, 8, dtype, random),
        new Dropout(0.3));
  }

  @Override
  public boolean causal() {
    return false;
  }

  @Override
  public int inputWidth() {
    return 6;
  }

  @Override
  public boolean takesNoise() {
    return true;
  }

  /**
   * One token of width one: its norm is β, whatever x is, and it attends to itself. So y = x + attention(β₁)
   * + feedForward(β₂), and x reaches y only through the residual connections.
   */
  @Test
  void numbersByHand() {
    Parameter beta1 = parameter("norm1.beta", row(2));
    Parameter beta2 = parameter("norm2.beta", row(5));
    Parameter value = parameter("value.w", row(3));
    Linear one = Linear.withoutBias(parameter("one.w", row(1)));
    Parameter inner = parameter("inner.w", row(4), row(-1));
    Parameter outer = parameter("outer.w", row(0.5, 7));
    TransformerBlock block =
        new TransformerBlock(
            new LayerNorm(parameter("norm1.gamma", row(11)), beta1),
            new SelfAttention(one, one, Linear.withoutBias(value), one, 1),
            new LayerNorm(parameter("norm2.gamma", row(13)), beta2),
            new FeedForward(Linear.withoutBias(inner), new Relu(), Linear.withoutBias(outer)),
            new Dropout(0));
    Layer.Pass pass = block.forward(Numeric.matrix(row(100)), ProvenLayer.batch(1));
    requireNumbers(pass.output(), row(100 + 3 * 2 + 0.5 * 20));
    Gradients into = new Gradients();
    Matrix dx = pass.backward(Numeric.matrix(row(10)), into);
    requireNumbers(dx, row(10));
    requireNumbers(into.of(value), row(20));
    requireNumbers(into.of(beta1), row(30));
    requireNumbers(into.of(inner), row(25), row(0));
    requireNumbers(into.of(outer), row(200, 0));
    requireNumbers(into.of(beta2), row(20));
  }
}
