package dev.unfold.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TransformerEncoderTest {
  private static final TransformerSize SIZE = new TransformerSize(6, 2, 9, 2);
  private static final Dropout NONE = new Dropout(0);

  private static TransformerEncoder encoder(boolean causal, DType dtype, RandomGenerator random) {
    return causal
        ? TransformerEncoder.causal("encoder", SIZE, new Dropout(0.2), dtype, random)
        : TransformerEncoder.glorot("encoder", SIZE, new Dropout(0.2), dtype, random);
  }

  @Nested
  final class Open implements ProvenLayer {
    @Override
    public Layer layer(DType dtype, RandomGenerator random) {
      return encoder(false, dtype, random);
    }

    @Override
    public boolean causal() {
      return false;
    }

    @Override
    public int inputWidth() {
      return 6;
    }
  }

  @Nested
  final class OpenInTraining implements ProvenLayer {
    @Override
    public Layer layer(DType dtype, RandomGenerator random) {
      return encoder(false, dtype, random);
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
  }

  @Nested
  final class Causal implements ProvenLayer {
    @Override
    public Layer layer(DType dtype, RandomGenerator random) {
      return encoder(true, dtype, random);
    }

    @Override
    public int inputWidth() {
      return 6;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void equalsPlainLoops(boolean causal) {
    TransformerEncoder encoder = encoder(causal, DType.FLOAT64, new Random(1));
    Numeric.disturb(encoder.parameters(), new Random(2));
    Batch batch = ProvenLayer.batch(2, 5, 1);
    Matrix x = Numeric.matrix(DType.FLOAT64, 8, 6, new Random(3));
    Layer.Pass pass = encoder.forward(x, batch);
    for (int[] rows : batch.rows()) {
      PlainTransformer plain = new PlainTransformer(encoder.parameters());
      double[][] expected = plain.encoder(x.gather(rows).toArray(), 2, 2, causal);
      Matrix actual = pass.output().gather(rows);
      Numeric.requireClose("sentence", actual, Numeric.matrix(expected), 1e-12);
    }
  }

  @Test
  void causalEncoderIgnoresLaterTokens() {
    TransformerEncoder encoder = encoder(true, DType.FLOAT64, new Random(4));
    Matrix x = Numeric.matrix(DType.FLOAT64, 5, 6, new Random(5));
    Layer.Pass pass = encoder.forward(x, ProvenLayer.batch(5));
    Matrix dy = Matrix.zeros(DType.FLOAT64, 5, 6);
    dy.set(2, 1, 1);
    Matrix dx = pass.backward(dy, new Gradients());
    assertThat(dx.rows(3, 5).maxAbs()).isZero();
    assertThat(dx.row(0).maxAbs()).isGreaterThan(1e-4);
    Matrix changed = x.copy();
    changed.set(3, 0, 4);
    Matrix after = encoder.forward(changed, ProvenLayer.batch(5)).output();
    assertThat(after.rows(0, 3).toArray()).isDeepEqualTo(pass.output().rows(0, 3).toArray());
  }

  @Test
  void dropoutActsInTrainingOnly() {
    Matrix x = Numeric.matrix(DType.FLOAT64, 5, 6, new Random(6));
    Batch batch = ProvenLayer.batch(5);
    Batch training = batch.withNoise(new Random(7));
    TransformerEncoder half =
        TransformerEncoder.glorot("encoder", SIZE, new Dropout(0.5), DType.FLOAT64, new Random(8));
    TransformerEncoder none =
        TransformerEncoder.glorot("encoder", SIZE, NONE, DType.FLOAT64, new Random(8));
    Matrix quiet = half.forward(x, batch).output();
    assertThat(Numeric.difference(none.forward(x, batch).output(), quiet)).isZero();
    assertThat(Numeric.difference(none.forward(x, training).output(), quiet)).isZero();
    assertThat(Numeric.difference(half.forward(x, training).output(), quiet)).isGreaterThan(0.1);
  }

  @Test
  void attentionOfEveryBlockIsVisible() {
    Matrix x = Numeric.matrix(DType.FLOAT64, 5, 6, new Random(9));
    TransformerEncoder.Pass pass =
        encoder(false, DType.FLOAT64, new Random(10)).forward(x, ProvenLayer.batch(2, 3));
    assertThat(pass.blocks()).hasSize(2);
    for (TransformerBlock.Pass block : pass.blocks()) {
      Matrix weights = block.attended().weights(1, 1);
      assertThat(weights.shape()).isEqualTo("3×3");
      assertThat(weights.sum()).isCloseTo(3, within(1e-12));
    }
  }

  @Test
  void parametersHaveNames() {
    TransformerSize one = new TransformerSize(6, 2, 9, 1);
    TransformerEncoder encoder =
        TransformerEncoder.glorot("encoder", one, NONE, DType.FLOAT32, new Random(11));
    assertThat(encoder.parameters())
        .extracting(Parameter::name)
        .containsExactly(
            "encoder.0.attention.norm.gamma",
            "encoder.0.attention.norm.beta",
            "encoder.0.attention.query.w",
            "encoder.0.attention.query.b",
            "encoder.0.attention.key.w",
            "encoder.0.attention.key.b",
            "encoder.0.attention.value.w",
            "encoder.0.attention.value.b",
            "encoder.0.attention.output.w",
            "encoder.0.attention.output.b",
            "encoder.0.feedforward.norm.gamma",
            "encoder.0.feedforward.norm.beta",
            "encoder.0.feedforward.inner.w",
            "encoder.0.feedforward.inner.b",
            "encoder.0.feedforward.outer.w",
            "encoder.0.feedforward.outer.b",
            "encoder.norm.gamma",
            "encoder.norm.beta");
  }
}
