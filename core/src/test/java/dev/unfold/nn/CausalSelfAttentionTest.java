package dev.unfold.nn;

import static dev.unfold.nn.Numeric.parameter;
import static dev.unfold.nn.Numeric.requireNumbers;
import static dev.unfold.nn.Numeric.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class CausalSelfAttentionTest implements ProvenLayer {
  @Override
  public CausalSelfAttention layer(DType dtype, RandomGenerator random) {
    return CausalSelfAttention.glorot("attention", inputWidth(), 2, dtype, random);
  }

  @Override
  public int inputWidth() {
    return 6;
  }

  /** Two tokens, one head; the second token's scores are 0 and ln 3, the first token sees only itself. */
  @Test
  void numbersByHand() {
    double ln3 = Math.log(3);
    Parameter wq = parameter("query.w", row(0, 0), row(0, Math.sqrt(2) * ln3));
    Parameter wk = parameter("key.w", row(1, 0), row(0, 1));
    Parameter wv = parameter("value.w", row(4, 8), row(2, -2));
    Parameter wo = parameter("output.w", row(1, 0), row(0, 1));
    CausalSelfAttention attention =
        new CausalSelfAttention(
            Linear.withoutBias(wq),
            Linear.withoutBias(wk),
            Linear.withoutBias(wv),
            Linear.withoutBias(wo),
            1);
    SelfAttention.Pass pass =
        attention.forward(Numeric.matrix(row(1, 0), row(0, 1)), ProvenLayer.batch(2));
    requireNumbers(pass.weights(0, 0), row(1, 0), row(0.25, 0.75));
    requireNumbers(pass.output(), row(4, 2), row(7, -1));

    // From the second token's first number: dV = (1/4, 3/4), dP = (4, 8), dS = (−3/4, 3/4)/√2.
    Gradients into = new Gradients();
    Matrix dx = pass.backward(Numeric.matrix(row(0, 0), row(1, 0)), into);
    requireNumbers(dx, row(1, 2 - 0.75 * ln3), row(3, 6 + 1.5 * ln3));
    requireNumbers(into.of(wk), row(0, 0), row(-0.75 * ln3, 0.75 * ln3));
    requireNumbers(into.of(wv), row(0.25, 0.75), row(0, 0));
  }

  @Test
  void equalsPlainLoops() {
    CausalSelfAttention attention = layer(DType.FLOAT64, new Random(1));
    Numeric.disturb(attention.parameters(), new Random(2));
    Matrix x = Numeric.matrix(DType.FLOAT64, 5, 6, new Random(3));
    double[][] expected =
        new PlainTransformer(attention.parameters()).attention(x.toArray(), 2, true);
    requireNumbers(attention.forward(x, ProvenLayer.batch(5)).output(), expected);
  }

  @Test
  void laterTokensAreNotSeen() {
    CausalSelfAttention attention = layer(DType.FLOAT64, new Random(4));
    Matrix x = Numeric.matrix(DType.FLOAT64, 5, 6, new Random(5));
    Layer.Pass pass = attention.forward(x, ProvenLayer.batch(5));
    Matrix dy = Matrix.zeros(DType.FLOAT64, 5, 6);
    dy.row(2).fill(1);
    Matrix dx = pass.backward(dy, new Gradients());
    assertThat(dx.rows(3, 5).maxAbs()).isZero();
    assertThat(dx.row(0).maxAbs()).isGreaterThan(1e-3);
    assertThat(dx.row(2).maxAbs()).isGreaterThan(1e-3);

    Matrix before = pass.output();
    Matrix changed = x.copy();
    changed.rows(3, 5).fill(-7);
    Matrix after = attention.forward(changed, ProvenLayer.batch(5)).output();
    assertThat(after.rows(0, 3).toArray()).isDeepEqualTo(before.rows(0, 3).toArray());
    assertThat(Numeric.difference(after.row(3), before.row(3))).isGreaterThan(1e-3);
  }

  @Test
  void weightsOfLaterTokensAreZero() {
    Matrix x = Numeric.matrix(DType.FLOAT32, 5, 6, new Random(6));
    SelfAttention.Pass pass = layer(DType.FLOAT32, new Random(7)).forward(x, ProvenLayer.batch(5));
    for (int t = 0; t < 5; t++) {
      for (int u = 0; u < 5; u++) {
        double weight = pass.weights(0, 1).get(t, u);
        assertThat(weight > 0).as("P[%d, %d] = %s", t, u, weight).isEqualTo(u <= t);
      }
    }
  }

  @Test
  void lastTokenEqualsUnmaskedAttention() {
    Matrix x = Numeric.matrix(DType.FLOAT64, 5, 6, new Random(8));
    Layer causal = layer(DType.FLOAT64, new Random(9));
    Layer open = SelfAttention.glorot("attention", 6, 2, DType.FLOAT64, new Random(9));
    Matrix y = causal.forward(x, ProvenLayer.batch(5)).output();
    Matrix yOpen = open.forward(x, ProvenLayer.batch(5)).output();
    Numeric.requireClose("last", y.row(4), yOpen.row(4), 1e-12);
    assertThat(Numeric.difference(y.row(0), yOpen.row(0))).isGreaterThan(1e-3);
  }
}
