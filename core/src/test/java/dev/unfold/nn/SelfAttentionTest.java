package dev.unfold.nn;

import static dev.unfold.nn.Numeric.parameter;
import static dev.unfold.nn.Numeric.requireNumbers;
import static dev.unfold.nn.Numeric.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class SelfAttentionTest implements ProvenLayer {
  @Override
  public Layer layer(DType dtype, RandomGenerator random) {
    return SelfAttention.glorot("attention", inputWidth(), 2, dtype, random);
  }

  @Override
  public boolean causal() {
    return false;
  }

  @Override
  public int inputWidth() {
    return 6;
  }

  /** Two tokens, one head; the first token's scores are ln 3 and 0, the second one's both 0. */
  @Test
  void numbersByHand() {
    double ln3 = Math.log(3);
    Parameter wq = parameter("query.w", row(Math.sqrt(2) * ln3, 0), row(0, 0));
    Parameter wk = parameter("key.w", row(1, 0), row(0, 1));
    Parameter wv = parameter("value.w", row(4, 8), row(2, -2));
    Parameter wo = parameter("output.w", row(1, 0), row(0, 1));
    Parameter bo = parameter("output.b", row(0.5, -0.5));
    SelfAttention attention =
        new SelfAttention(
            Linear.withoutBias(wq),
            Linear.withoutBias(wk),
            Linear.withoutBias(wv),
            new Linear(wo, bo),
            1);
    SelfAttention.Pass pass =
        attention.forward(Numeric.matrix(row(1, 0), row(0, 1)), ProvenLayer.batch(2));
    requireNumbers(pass.weights(0, 0), row(0.75, 0.25), row(0.5, 0.5));
    requireNumbers(pass.output(), row(5.5, 0.5), row(6.5, -0.5));

    // From the first token's first number: dV = (3/4, 1/4), dP = (4, 8), dS = (−3/4, 3/4)/√2.
    Gradients into = new Gradients();
    Matrix dx = pass.backward(Numeric.matrix(row(1, 0), row(0, 0)), into);
    double root = Math.sqrt(2);
    requireNumbers(dx, row(3 - 1.5 * ln3, 6), row(1 + 0.75 * ln3, 2));
    requireNumbers(into.of(wv), row(0.75, 0.25), row(0, 0));
    requireNumbers(into.of(wk), row(-0.75 * ln3, 0.75 * ln3), row(0, 0));
    requireNumbers(into.of(wq), row(-0.75 / root, 0), row(0.75 / root, 0));
    requireNumbers(into.of(wo), row(5, 1), row(0, 0));
    requireNumbers(into.of(bo), row(1, 0));
  }

  @Test
  void equalsPlainLoops() {
    SelfAttention attention = SelfAttention.glorot("attention", 6, 3, DType.FLOAT64, new Random(1));
    Numeric.disturb(attention.parameters(), new Random(2));
    Batch batch = ProvenLayer.batch(2, 5);
    Matrix x = Numeric.matrix(DType.FLOAT64, 7, 6, new Random(3));
    SelfAttention.Pass pass = attention.forward(x, batch);
    for (int s = 0; s < 2; s++) {
      double[][] sentence = x.gather(batch.rows()[s]).toArray();
      double[][] expected =
          new PlainTransformer(attention.parameters()).attention(sentence, 3, false);
      Matrix actual = pass.output().gather(batch.rows()[s]);
      Numeric.requireClose("sentence " + s, actual, Numeric.matrix(expected), 1e-12);
    }
  }

  @Test
  void weightsAreKeptForEverySentenceAndHead() {
    Batch batch = ProvenLayer.batch(2, 4, 1);
    Layer attention = layer(DType.FLOAT64, new Random(4));
    Matrix x = Numeric.matrix(DType.FLOAT64, 7, 6, new Random(5)).scale(3);
    SelfAttention.Pass pass = ((SelfAttention) attention).forward(x, batch);
    for (int head = 0; head < 2; head++) {
      assertThat(pass.weights(0, head).shape()).isEqualTo("2×2");
      assertThat(pass.weights(1, head).shape()).isEqualTo("4×4");
      requireNumbers(pass.weights(2, head), row(1));
      for (double[] row : pass.weights(1, head).toArray()) {
        assertThat(DoubleStream.of(row).min().getAsDouble()).isPositive();
        assertThat(DoubleStream.of(row).sum()).isCloseTo(1, within(1e-12));
      }
    }
    assertThat(Numeric.difference(pass.weights(1, 0), pass.weights(1, 1))).isGreaterThan(0.01);
  }

  @Test
  void everyTokenSeesEveryTokenOfItsSentence() {
    Layer attention = layer(DType.FLOAT64, new Random(6));
    Matrix x = Numeric.matrix(DType.FLOAT64, 4, 6, new Random(7));
    Matrix before = attention.forward(x, ProvenLayer.batch(4)).output();
    x.set(3, 2, 5);
    Matrix after = attention.forward(x, ProvenLayer.batch(4)).output();
    for (int t = 0; t < 4; t++) {
      assertThat(Numeric.difference(after.row(t), before.row(t))).isGreaterThan(1e-3);
    }
  }

  @Test
  void permutedTokensGivePermutedOutputs() {
    Layer attention = layer(DType.FLOAT64, new Random(8));
    Matrix x = Numeric.matrix(DType.FLOAT64, 4, 6, new Random(9));
    int[] shuffled = {2, 0, 3, 1};
    Matrix y = attention.forward(x, ProvenLayer.batch(4)).output();
    Matrix yShuffled = attention.forward(x.gather(shuffled), ProvenLayer.batch(4)).output();
    Numeric.requireClose("output", yShuffled, y.gather(shuffled), 1e-12);
  }

  @Test
  void hugeScoresDoNotOverflow() {
    for (DType dtype : DType.values()) {
      Layer attention = layer(dtype, new Random(10));
      Matrix x = Numeric.matrix(dtype, 5, 6, new Random(11)).scale(1e4);
      Layer.Pass pass = attention.forward(x, ProvenLayer.batch(5));
      assertThat(pass.output().isFinite()).isTrue();
      assertThat(pass.backward(pass.output(), new Gradients()).isFinite()).isTrue();
    }
  }

  @Test
  void parametersHaveNames() {
    List<Parameter> parameters = layer(DType.FLOAT64, new Random(12)).parameters();
    assertThat(parameters)
        .extracting(Parameter::name)
        .containsExactly(
            "attention.query.w",
            "attention.query.b",
            "attention.key.w",
            "attention.key.b",
            "attention.value.w",
            "attention.value.b",
            "attention.output.w",
            "attention.output.b");
  }

  @Test
  void widthThatIsNoMultipleOfTheHeadsIsRejected() {
    assertThatThrownBy(() -> SelfAttention.glorot("attention", 6, 4, DType.FLOAT64, new Random(1)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("SelfAttention: vectors of width 6 do not split into 4 heads");
    Linear square = Linear.glorot("square", 6, 6, DType.FLOAT64, new Random(1));
    Linear narrow = Linear.glorot("narrow", 6, 5, DType.FLOAT64, new Random(1));
    assertThatThrownBy(() -> new SelfAttention(square, narrow, square, square, 2))
        .isInstanceOf(ShapeException.class)
        .hasMessage("narrow.w is 5×6, expected 6×6");
  }
}
