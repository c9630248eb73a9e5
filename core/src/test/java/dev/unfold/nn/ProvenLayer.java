package dev.unfold.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.TestSeed;
import dev.unfold.check.GradientCheck;
import dev.unfold.check.LayerCheck;
import dev.unfold.check.LayerInvariants;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The proofs that every layer owes, whatever it computes; the numbers by hand stand in its own test. */
interface ProvenLayer {
  /** D; the hidden width of the layers is another one. */
  int INPUT = 3;

  int HIDDEN = 5;

  /** The layer, with the same weights in both number types. */
  Layer layer(DType dtype, RandomGenerator random);

  /** Whether it reads from left to right. */
  default boolean causal() {
    return true;
  }

  /** What all draw from; at its beginning. */
  default Random random() {
    return TestSeed.random();
  }

  static Batch batch(int... lengths) {
    return Batch.of(Arrays.stream(lengths).mapToObj(int[]::new).toArray(int[][]::new));
  }

  /** Sentences of 3, 1, 17 and 2 tokens. */
  static Batch batch() {
    return batch(3, 1, 17, 2);
  }

  static Matrix input(RandomGenerator random) {
    return Matrix.uniform(DType.FLOAT64, batch().tokens(), INPUT, -1, 1, random);
  }

  /** Moves every entry of every parameter, so that no bias is zero and no two entries are equal. */
  static <L extends Layer> L disturbed(L layer, RandomGenerator random) {
    for (Parameter parameter : layer.parameters()) {
      Matrix value = parameter.value();
      value.add(Matrix.uniform(value.dtype(), value.rows(), value.columns(), -0.4, 0.4, random));
    }
    return layer;
  }

  /** Requires two matrices to be the same up to {@code tolerance}, relative to the largest entry. */
  static void requireClose(String what, Matrix actual, Matrix expected, double tolerance) {
    assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
    double largest = expected.maxAbs();
    double difference = actual.as(DType.FLOAT64).addScaled(-1, expected.as(DType.FLOAT64)).maxAbs();
    assertThat(difference).as(what).isCloseTo(0, within(tolerance * largest));
  }

  private Layer disturbedLayer(DType dtype) {
    Random random = random();
    return disturbed(layer(dtype, random), random);
  }

  @Test
  default void gradientIsTheSlope() {
    Layer layer = disturbedLayer(DType.FLOAT64);
    List<GradientCheck.Result> results = LayerCheck.run(layer, input(random()), batch(), random());
    assertThat(results)
        .extracting(GradientCheck.Result::parameter)
        .containsExactlyElementsOf(
            Stream.concat(layer.parameters().stream().map(Parameter::name), Stream.of("x"))
                .toList());
    assertThat(results).allMatch(GradientCheck.Result::passed);
  }

  @Test
  default void sentencesDoNotFeelEachOther() {
    Matrix x = input(random());
    int[] lengths = {3, 1, 17, 2};
    assertThat(LayerInvariants.run(disturbedLayer(DType.FLOAT64), x, lengths, random()))
        .allMatch(LayerInvariants.Result::held);
    assertThat(
            LayerInvariants.run(
                disturbedLayer(DType.FLOAT32), x.as(DType.FLOAT32), lengths, random()))
        .allMatch(LayerInvariants.Result::held);
  }

  @Test
  default void theFutureIsSeenOnlyByThoseWhoLookAtIt() {
    int[] lengths = {3, 1, 17, 2};
    LayerInvariants.Result result =
        LayerInvariants.causal(disturbedLayer(DType.FLOAT64), input(random()), lengths);
    assertThat(result.held()).as(result.toString()).isEqualTo(causal());
  }

  @Test
  default void sentencesWithoutTokensAreAllowed() {
    Layer layer = disturbedLayer(DType.FLOAT64);
    Matrix x = input(random());
    Matrix output = layer.forward(x, batch()).output();
    Matrix beside = layer.forward(x, batch(3, 0, 1, 17, 0, 2)).output();
    assertThat(beside.toArray()).isDeepEqualTo(output.toArray());
    Layer.Pass empty = layer.forward(x.rows(0, 0), batch(0, 0));
    assertThat(empty.output().shape()).isEqualTo("0×" + output.columns());
    assertThat(empty.backward(empty.output(), new Gradients()).shape()).isEqualTo("0×" + INPUT);
  }

  @Test
  default void float32FollowsFloat64() {
    Matrix x = input(random());
    Layer wide = disturbedLayer(DType.FLOAT64);
    Layer narrow = disturbedLayer(DType.FLOAT32);
    Layer.Pass widePass = wide.forward(x, batch());
    Layer.Pass narrowPass = narrow.forward(x.as(DType.FLOAT32), batch());
    requireClose("output", narrowPass.output(), widePass.output(), 1e-4);
    Matrix output = widePass.output();
    Matrix dy = Matrix.uniform(DType.FLOAT64, output.rows(), output.columns(), -1, 1, random());
    Gradients wideInto = new Gradients();
    Gradients narrowInto = new Gradients();
    Matrix dx = widePass.backward(dy, wideInto);
    requireClose("dx", narrowPass.backward(dy.as(DType.FLOAT32), narrowInto), dx, 1e-4);
    for (int p = 0; p < wide.parameters().size(); p++) {
      Parameter parameter = wide.parameters().get(p);
      Matrix gradient = wideInto.dense(parameter);
      assertThat(gradient.maxAbs()).as(parameter.name() + " matters").isGreaterThan(1e-4);
      Matrix narrowGradient = narrowInto.dense(narrow.parameters().get(p));
      assertThat(narrowGradient.dtype()).isEqualTo(DType.FLOAT32);
      requireClose(parameter.name(), narrowGradient, gradient, 1e-4);
    }
  }

  @Test
  default void inputOfAnotherShapeIsRefused() {
    Layer layer = disturbedLayer(DType.FLOAT64);
    Matrix wide = Matrix.zeros(DType.FLOAT64, 23, INPUT + 1);
    assertThatThrownBy(() -> layer.forward(wide, batch()))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining(".forward: x is 23×4, expected ")
        .hasMessageContaining("×3");
    Matrix tooLong = Matrix.zeros(DType.FLOAT64, 24, INPUT);
    assertThatThrownBy(() -> layer.forward(tooLong, batch()))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining(".forward: x is 24×3, expected ")
        .hasMessageContaining("23");
  }

  @Test
  default void outputGradientOfAnotherShapeIsRefused() {
    Layer.Pass pass = disturbedLayer(DType.FLOAT64).forward(input(random()), batch());
    int width = pass.output().columns();
    Matrix narrow = Matrix.zeros(DType.FLOAT64, 23, width - 1);
    Matrix tooLong = Matrix.zeros(DType.FLOAT64, 24, width);
    assertThatThrownBy(() -> pass.backward(narrow, new Gradients()))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining(".backward: dOutput is 23×")
        .hasMessageContaining(", expected 23×");
    assertThatThrownBy(() -> pass.backward(tooLong, new Gradients()))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining(".backward: dOutput is 24×");
  }
}
