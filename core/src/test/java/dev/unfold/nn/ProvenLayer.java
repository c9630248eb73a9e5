package dev.unfold.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.unfold.TestSeed;
import dev.unfold.check.Agreement;
import dev.unfold.check.CheckCase;
import dev.unfold.check.Checkable;
import dev.unfold.check.CheckableLayer;
import dev.unfold.check.Comparison;
import dev.unfold.check.GradientCheck;
import dev.unfold.check.Invariants;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests of every layer, whatever it computes. Numbers by hand are in the layer's own test. */
interface ProvenLayer {
  /** D; it differs from the hidden width. */
  int INPUT = 3;

  int HIDDEN = 5;

  /** Seed of the weights: constant, since the kink of a relu may lie within the step of the numeric gradient. */
  long SEED = 1234;

  /** The layer, with the same weights in both number types. */
  Layer layer(DType dtype, RandomGenerator random);

  /** The width of its input. */
  default int inputWidth() {
    return INPUT;
  }

  /** Whether it accepts input of any width. */
  default boolean readsAnyWidth() {
    return false;
  }

  /** Whether it reads from left to right. */
  default boolean causal() {
    return true;
  }

  /** Whether it uses the noise of a batch. */
  default boolean takesNoise() {
    return false;
  }

  /** A generator with the seed of this run. */
  default Random random() {
    return TestSeed.random();
  }

  static Batch batch(int... lengths) {
    return Batch.ofLengths(lengths);
  }

  /** Sentences of 3, 1, 17 and 2 tokens. */
  static Batch batch() {
    return batch(CheckCase.SENTENCES.lengths());
  }

  static Matrix input(RandomGenerator random) {
    return Matrix.uniform(DType.FLOAT64, batch().tokens(), INPUT, -1, 1, random);
  }

  /** Adds noise to every parameter, so that no bias is zero and no two entries are equal. */
  static <L extends Layer> L disturbed(L layer, RandomGenerator random) {
    for (Parameter parameter : layer.parameters()) {
      Matrix value = parameter.value();
      value.add(Matrix.uniform(value.dtype(), value.rows(), value.columns(), -0.4, 0.4, random));
    }
    return layer;
  }

  /** Requires two matrices to be equal up to {@code tolerance}, relative to the largest entry. */
  static void requireClose(String what, Matrix actual, Matrix expected, double tolerance) {
    assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
    double largest = expected.maxAbs();
    double difference = actual.as(DType.FLOAT64).addScaled(-1, expected.as(DType.FLOAT64)).maxAbs();
    assertThat(difference).as(what).isCloseTo(0, within(tolerance * largest));
  }

  private CheckCase checked() {
    CheckCase checked = CheckCase.ofLayer("layer", inputWidth(), this::layer);
    checked = causal() ? checked : checked.notCausal();
    return takesNoise() ? checked.withNoise() : checked;
  }

  private CheckableLayer checkable() {
    return (CheckableLayer) checked().checkable(DType.FLOAT64, SEED).withoutNoise();
  }

  @Test
  default void gradientMatchesNumericGradient() {
    Checkable checkable = checked().checkable(DType.FLOAT64, SEED);
    List<GradientCheck.Result> results = GradientCheck.run(checkable);
    assertThat(results)
        .extracting(GradientCheck.Result::parameter)
        .containsExactlyElementsOf(
            Stream.concat(checkable.parameters().stream().map(Parameter::name), Stream.of("x"))
                .toList());
    assertThat(results).allMatch(GradientCheck.Result::passed);
  }

  @Test
  default void sentencesAreIndependent() {
    assertThat(checked().invariants(SEED)).allMatch(Comparison::held);
  }

  @Test
  default void causalLayersIgnoreLaterTokens() {
    Comparison result = Invariants.causal(checkable());
    assertThat(result.held()).as(result.toString()).isEqualTo(causal());
  }

  @Test
  default void float32FollowsFloat64() {
    Agreement agreement = checked().float32(SEED);
    assertThat(agreement.all()).allMatch(Comparison::held);
    assertThat(agreement.difference()).as("float32 differs from float64").isGreaterThan(1e-9);
  }

  @Test
  default void backwardCanBeCalledTwice() {
    CheckableLayer checkable = checkable();
    Layer.Pass pass = checkable.layer().forward(checkable.x(), checkable.batch());
    Gradients once = new Gradients();
    Gradients twice = new Gradients();
    Matrix dx = pass.backward(checkable.dOutput(), once).copy();
    pass.backward(checkable.dOutput(), twice);
    assertThat(pass.backward(checkable.dOutput(), twice).toArray()).isDeepEqualTo(dx.toArray());
    for (Parameter parameter : checkable.parameters()) {
      Matrix doubled = once.dense(parameter).scale(2);
      Numeric.requireClose(parameter.name(), twice.dense(parameter), doubled, 1e-12);
    }
  }

  @Test
  default void sentencesWithoutTokensAreAllowed() {
    Layer layer = checkable().layer();
    Matrix x = checkable().x();
    Matrix output = layer.forward(x, batch()).output();
    Matrix beside = layer.forward(x, batch(3, 0, 1, 17, 0, 2)).output();
    assertThat(beside.toArray()).isDeepEqualTo(output.toArray());
    for (Batch empty : List.of(batch(new int[0]), batch(0, 0))) {
      Layer.Pass pass = layer.forward(x.rows(0, 0), empty);
      assertThat(pass.output().shape()).isEqualTo("0×" + output.columns());
      Gradients into = new Gradients();
      assertThat(pass.backward(pass.output(), into).shape()).isEqualTo("0×" + inputWidth());
      assertThat(layer.parameters()).allMatch(p -> into.dense(p).maxAbs() == 0);
    }
  }

  @Test
  default void inputOfAnotherWidthIsRejected() {
    assumeFalse(readsAnyWidth(), "this layer reads vectors of any width");
    Matrix wide = Matrix.zeros(DType.FLOAT64, 23, inputWidth() + 1);
    assertThatThrownBy(() -> checkable().layer().forward(wide, batch()))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining(wide.shape())
        .hasMessageContaining("×" + inputWidth());
  }

  @Test
  default void wrongNumberOfInputRowsIsRejected() {
    for (int rows : new int[] {22, 24}) {
      Matrix odd = Matrix.zeros(DType.FLOAT64, rows, inputWidth());
      assertThatThrownBy(() -> checkable().layer().forward(odd, batch()))
          .isInstanceOf(ShapeException.class)
          .hasMessageContaining(odd.shape())
          .hasMessageContaining("23");
    }
  }

  @Test
  default void outputGradientOfAnotherShapeIsRejected() {
    CheckableLayer checkable = checkable();
    Layer.Pass pass = checkable.layer().forward(checkable.x(), batch());
    int width = pass.output().columns();
    Matrix narrow = Matrix.zeros(DType.FLOAT64, 23, width - 1);
    Matrix tooLong = Matrix.zeros(DType.FLOAT64, 24, width);
    assertThatThrownBy(() -> pass.backward(narrow, new Gradients()))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("23×");
    assertThatThrownBy(() -> pass.backward(tooLong, new Gradients()))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("24×");
  }
}
