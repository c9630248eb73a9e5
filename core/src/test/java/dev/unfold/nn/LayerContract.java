package dev.unfold.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every layer must keep: its gradients are the slopes, sentences know nothing of each other, both number types. */
interface LayerContract {
  /** The layer under test, with random weights: the same ones in both number types. */
  Layer layer(DType dtype, RandomGenerator random);

  /** D, or any width if the layer reads any. */
  int inputWidth();

  /** Whether the layer reads vectors of any width. */
  default boolean readsAnyWidth() {
    return false;
  }

  /** The batch of the gradient test; a disturbing layer adds noise, the same at every call. */
  default Batch disturbed(Batch batch) {
    return batch;
  }

  /** A batch with these sentence lengths. */
  static Batch batch(int... lengths) {
    return Batch.of(IntStream.of(lengths).mapToObj(int[]::new).toArray(int[][]::new));
  }

  private static Batch mixed() {
    return batch(3, 1, 17, 2);
  }

  private Layer layer(DType dtype) {
    Layer layer = layer(dtype, new Random(11));
    Numeric.disturb(layer.parameters(), new Random(12));
    return layer;
  }

  private Matrix input(Batch batch) {
    return Numeric.matrix(DType.FLOAT64, batch.tokens(), inputWidth(), new Random(13));
  }

  /** dOutput of a loss that weighs every entry of the output, and is of order one. */
  private static Matrix weights(Matrix output) {
    return Numeric.matrix(DType.FLOAT64, output.rows(), output.columns(), new Random(14))
        .scale(0.05);
  }

  @Test
  default void gradientIsSlope() {
    Layer layer = layer(DType.FLOAT64);
    Matrix x = input(mixed());
    Layer.Pass pass = layer.forward(x, disturbed(mixed()));
    Matrix weights = weights(pass.output());
    Gradients gradients = new Gradients();
    Matrix dx = pass.backward(weights, gradients);
    DoubleSupplier loss =
        () -> Numeric.loss(layer.forward(x, disturbed(mixed())).output(), weights);
    Numeric.requireSlopes(layer.parameters(), gradients, loss);
    Numeric.requireSlopes("x", x, dx, loss);
  }

  @Test
  default void gradientsAreSumsAndInputsStayAsTheyAre() {
    Layer layer = layer(DType.FLOAT64);
    Batch batch = mixed();
    Matrix x = input(batch);
    Matrix xBefore = x.copy();
    Layer.Pass pass = layer.forward(x, batch);
    Matrix y = pass.output().copy();
    Matrix dy = weights(y);
    Gradients once = new Gradients();
    Matrix dx = pass.backward(dy, once).copy();
    Gradients twice = new Gradients();
    pass.backward(dy, twice);
    Matrix dxAgain = pass.backward(dy, twice);
    assertThat(x.toArray()).as("x").isDeepEqualTo(xBefore.toArray());
    assertThat(dy.toArray()).as("dy").isDeepEqualTo(weights(y).toArray());
    assertThat(pass.output().toArray()).as("output").isDeepEqualTo(y.toArray());
    assertThat(dxAgain.toArray()).as("dx").isDeepEqualTo(dx.toArray());
    for (Parameter parameter : layer.parameters()) {
      Matrix doubled = once.dense(parameter).scale(2);
      Numeric.requireClose("d" + parameter.name(), twice.dense(parameter), doubled, 1e-12);
    }
  }

  @Test
  default void sentenceAloneOrInABatchIsTheSame() {
    Layer layer = layer(DType.FLOAT64);
    Batch batch = mixed();
    Matrix x = input(batch);
    Layer.Pass together = layer.forward(x, batch);
    Matrix dy = weights(together.output());
    Gradients gradients = new Gradients();
    Matrix dx = together.backward(dy, gradients);
    Gradients sum = new Gradients();
    for (int[] rows : batch.rows()) {
      Layer.Pass alone = layer.forward(x.gather(rows), batch(rows.length));
      Matrix dxAlone = alone.backward(dy.gather(rows), sum);
      Numeric.requireClose("output", alone.output(), together.output().gather(rows), 1e-12);
      Numeric.requireClose("dx", dxAlone, dx.gather(rows), 1e-12);
    }
    for (Parameter parameter : layer.parameters()) {
      Matrix expected = gradients.dense(parameter);
      Numeric.requireClose("d" + parameter.name(), sum.dense(parameter), expected, 1e-12);
    }
  }

  @Test
  default void orderOfSentencesChangesNothing() {
    Layer layer = layer(DType.FLOAT64);
    Batch batch = mixed();
    Batch turned = batch(2, 17, 1, 3);
    Matrix x = input(batch);
    Matrix y = layer.forward(x, batch).output();
    Matrix xTurned = Matrix.zeros(x.dtype(), x.rows(), x.columns());
    int[][] rows = batch.rows();
    int[][] rowsTurned = turned.rows();
    for (int s = 0; s < rows.length; s++) {
      xTurned.scatterAdd(1, rowsTurned[rows.length - 1 - s], x.gather(rows[s]));
    }
    Matrix yTurned = layer.forward(xTurned, turned).output();
    for (int s = 0; s < rows.length; s++) {
      Matrix sentence = yTurned.gather(rowsTurned[rows.length - 1 - s]);
      Numeric.requireClose("sentence " + s, sentence, y.gather(rows[s]), 1e-12);
    }
  }

  @Test
  default void batchWithoutTokensIsAllowed() {
    Layer layer = layer(DType.FLOAT64);
    int outputWidth = layer.forward(input(mixed()), mixed()).output().columns();
    for (Batch empty : new Batch[] {batch(), batch(0, 0)}) {
      Layer.Pass pass = layer.forward(input(empty), empty);
      assertThat(pass.output().shape()).isEqualTo("0×" + outputWidth);
      Gradients gradients = new Gradients();
      assertThat(pass.backward(pass.output(), gradients).shape()).isEqualTo("0×" + inputWidth());
      for (Parameter parameter : layer.parameters()) {
        assertThat(gradients.dense(parameter).maxAbs()).as(parameter.name()).isZero();
      }
    }
  }

  @Test
  default void sentenceWithoutTokensChangesNothing() {
    Layer layer = layer(DType.FLOAT64);
    Matrix x = input(mixed());
    Matrix y = layer.forward(x, mixed()).output();
    Matrix beside = layer.forward(x, batch(3, 0, 1, 17, 2)).output();
    assertThat(beside.toArray()).isDeepEqualTo(y.toArray());
  }

  @Test
  default void float32FollowsFloat64() {
    Batch batch = mixed();
    Matrix x = input(batch);
    Layer wide = layer(DType.FLOAT64);
    Layer narrow = layer(DType.FLOAT32);
    Layer.Pass widePass = wide.forward(x, disturbed(batch));
    Layer.Pass narrowPass = narrow.forward(x.as(DType.FLOAT32), disturbed(batch));
    Matrix dy = weights(widePass.output());
    Gradients wideGradients = new Gradients();
    Gradients narrowGradients = new Gradients();
    Matrix dx = widePass.backward(dy, wideGradients);
    Matrix dxNarrow = narrowPass.backward(dy.as(DType.FLOAT32), narrowGradients);
    assertThat(narrowPass.output().dtype()).isEqualTo(DType.FLOAT32);
    Numeric.requireClose("output", narrowPass.output(), widePass.output(), 1e-4);
    Numeric.requireClose("dx", dxNarrow, dx, 1e-4);
    for (int p = 0; p < wide.parameters().size(); p++) {
      Matrix expected = wideGradients.dense(wide.parameters().get(p));
      Matrix actual = narrowGradients.dense(narrow.parameters().get(p));
      Numeric.requireClose("d" + wide.parameters().get(p).name(), actual, expected, 1e-4);
    }
  }

  @Test
  default void inputOfAnotherWidthIsRefused() {
    assumeFalse(readsAnyWidth(), "this layer reads vectors of any width");
    Matrix wide = Matrix.zeros(DType.FLOAT64, 3, inputWidth() + 1);
    assertThatThrownBy(() -> layer(DType.FLOAT64).forward(wide, batch(3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining(wide.shape())
        .hasMessageContaining("3×" + inputWidth());
  }

  @Test
  default void inputWithARowTooFewIsRefused() {
    Matrix tooShort = Matrix.zeros(DType.FLOAT64, 4, inputWidth());
    assertThatThrownBy(() -> layer(DType.FLOAT64).forward(tooShort, batch(2, 3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining(tooShort.shape())
        .hasMessageContaining("5×" + inputWidth());
  }
}
