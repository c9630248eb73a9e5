package dev.unfold.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.TestSeed;
import dev.unfold.check.GradientCheck;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import dev.unfold.nn.Batch;
import dev.unfold.optim.Sgd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every model must do; sizes all different, weights random, sentences of 3, 1, 17 and 2 words. */
abstract class SequenceModelContract {
  static final NetworkSize SIZE = new NetworkSize(11, 6, 9, 5);
  private static final int[] LENGTHS = {3, 1, 17, 2};
  private static final int[][][] NOTHING = {{}, {{}}, {{}, {}}};

  final Random random = TestSeed.random();
  final int[][] input = draw(SIZE.words(), LENGTHS);
  final int[][] output = draw(SIZE.tags(), LENGTHS);

  abstract SequenceModel glorot(NetworkSize size, DType dtype, RandomGenerator generator);

  private SequenceModel model() {
    return glorot(SIZE, DType.FLOAT64, random);
  }

  /** Ids; words repeat, since there are more tokens than words. */
  final int[][] draw(int bound, int... lengths) {
    return Arrays.stream(lengths)
        .mapToObj(length -> random.ints(length, 0, bound).toArray())
        .toArray(int[][]::new);
  }

  static void close(Matrix actual, Matrix expected, double tolerance) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    double largest = Math.max(1e-3, expected.maxAbs());
    double difference = actual.as(DType.FLOAT64).addScaled(-1, expected.as(DType.FLOAT64)).maxAbs();
    assertThat(difference / largest).isLessThanOrEqualTo(tolerance);
  }

  static void sameGradients(
      SequenceModel model, Gradients actual, SequenceModel other, Gradients expected, double tol) {
    for (Parameter parameter : model.parameters()) {
      Matrix theirs = expected.dense(other.parameter(parameter.name()));
      close(actual.dense(parameter), theirs, tol);
    }
  }

  /** Every number of every parameter. */
  private static List<String> values(SequenceModel model) {
    return model.parameters().stream().map(p -> Arrays.deepToString(p.value().toArray())).toList();
  }

  @Test
  void numericGradientOfEveryParameter() {
    for (int round = 0; round < 3; round++) {
      SequenceModel model = model();
      List<String> before = values(model);
      List<GradientCheck.Result> results = GradientCheck.run(model, input, output);
      assertThat(results).hasSameSizeAs(model.parameters()).allMatch(GradientCheck.Result::passed);
      assertThat(values(model)).as("left as it was").isEqualTo(before);
    }
  }

  @Test
  void theLossIsTheMeanOverTokens() {
    SequenceModel model = model();
    double sum = 0;
    for (int s = 0; s < input.length; s++) {
      Matrix logP = model.logForward(new int[][] {input[s]});
      for (int t = 0; t < input[s].length; t++) {
        sum -= logP.get(t, output[s][t]);
      }
    }
    assertThat(model.crossEntropyLoss(input, output)).isCloseTo(sum / 23, within(1e-13));
    assertThat(model.backpropagation(input, output, new Gradients()))
        .isCloseTo(sum / 23, within(1e-13));
  }

  @Test
  void probabilitiesAddUpToOne() {
    Matrix p = model().logForward(input).exp();
    assertThat(p.shape()).isEqualTo("23×5");
    for (int r = 0; r < p.rows(); r++) {
      assertThat(p.row(r).sum()).isCloseTo(1, within(1e-14));
      assertThat(p.row(r).max()).isLessThan(1);
    }
  }

  @Test
  void aSentenceAloneIsTheSameSentenceInABatch() {
    SequenceModel model = model();
    List<Matrix> together = sentences(model.logForward(input));
    for (int s = 0; s < input.length; s++) {
      close(together.get(s), model.logForward(new int[][] {input[s]}), 1e-13);
    }
  }

  @Test
  void aSentenceAloneIsTheSameSentenceInABatchBitForBit() {
    SequenceModel model = model();
    List<Matrix> together = sentences(model.logForward(input));
    for (int s = 0; s < input.length; s++) {
      assertThat(together.get(s).toArray())
          .isDeepEqualTo(model.logForward(new int[][] {input[s]}).toArray());
    }
  }

  /** The rows of each sentence of {@link #input}. */
  private List<Matrix> sentences(Matrix packed) {
    int[] rows = IntStream.range(0, packed.rows()).toArray();
    return Arrays.stream(Batch.of(input).unpack(rows)).map(packed::gather).toList();
  }

  @Test
  void theOrderOfSentencesChangesNothing() {
    SequenceModel model = model();
    List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
    Collections.rotate(order, 1 + random.nextInt(3));
    int[][] otherInput = order.stream().map(s -> input[s]).toArray(int[][]::new);
    int[][] otherOutput = order.stream().map(s -> output[s]).toArray(int[][]::new);
    assertThat(model.crossEntropyLoss(otherInput, otherOutput))
        .isCloseTo(model.crossEntropyLoss(input, output), within(1e-13));
    sameGradients(
        model,
        model.backpropagation(otherInput, otherOutput),
        model,
        model.backpropagation(input, output),
        1e-13);
    int[][] predicted = model.predict(input);
    assertThat(model.predict(otherInput))
        .isDeepEqualTo(order.stream().map(s -> predicted[s]).toArray(int[][]::new));
  }

  @Test
  void aBatchWithoutTokensHasNoLossNoGradientAndMakesNoStep() {
    SequenceModel model = model();
    List<String> before = values(model);
    for (int[][] nothing : NOTHING) {
      assertThat(model.logForward(nothing).shape()).isEqualTo("0×5");
      assertThat(model.crossEntropyLoss(nothing, nothing)).isNaN();
      assertThat(model.predict(nothing)).isDeepEqualTo(nothing);
      Gradients gradients = model.backpropagation(nothing, nothing);
      assertThat(model.parameters()).allMatch(p -> gradients.dense(p).maxAbs() == 0);
      assertThat(model.update(nothing, nothing, new Sgd(0.5))).isNaN();
    }
    assertThat(values(model)).isEqualTo(before);
  }

  @Test
  void emptySentencesAmongOthersChangeNothing() {
    SequenceModel model = model();
    int[][] x = {{}, input[0], {}, input[2]};
    int[][] y = {{}, output[0], {}, output[2]};
    int[][] full = {input[0], input[2]};
    assertThat(model.crossEntropyLoss(x, y))
        .isCloseTo(model.crossEntropyLoss(full, new int[][] {output[0], output[2]}), within(1e-14));
    int[][] predicted = model.predict(full);
    assertThat(model.predict(x)).isDeepEqualTo(new int[][] {{}, predicted[0], {}, predicted[1]});
  }

  @Test
  void predictTakesTheMostProbableTagAndTheLowestOnTies() {
    SequenceModel model = model();
    Matrix wy = model.parameter("W_y").value();
    Matrix logP = model.logForward(new int[][] {input[2]});
    int[] predicted = model.predict(new int[][] {input[2]})[0];
    for (int t = 0; t < predicted.length; t++) {
      assertThat(logP.get(t, predicted[t])).isEqualTo(logP.row(t).max());
    }
    wy.fill(0);
    assertThat(IntStream.of(Batch.of(input).pack(model.predict(input)))).containsOnly(0);
    wy.fill(-1);
    wy.row(3).fill(0.5);
    wy.row(1).fill(0.5);
    assertThat(IntStream.of(Batch.of(input).pack(model.predict(input)))).containsOnly(1);
  }

  @Test
  void updateGoesAgainstTheGradientAndLowersTheLoss() {
    SequenceModel model = model();
    double before = model.crossEntropyLoss(input, output);
    Gradients gradients = model.backpropagation(input, output);
    List<Matrix> expected =
        model.parameters().stream()
            .map(p -> p.value().copy().addScaled(-0.05, gradients.dense(p)))
            .toList();
    assertThat(model.update(input, output, new Sgd(0.05))).isCloseTo(before, within(1e-13));
    for (int p = 0; p < expected.size(); p++) {
      close(model.parameters().get(p).value(), expected.get(p), 1e-14);
    }
    assertThat(model.crossEntropyLoss(input, output)).isLessThan(before - 1e-4);
  }

  @Test
  void aLossThatIsNotANumberMakesNoStep() {
    for (Parameter parameter : model().parameters()) {
      SequenceModel model = model();
      model.parameter(parameter.name()).value().fill(Double.NaN);
      List<String> before = values(model);
      assertThat(model.update(input, output, new Sgd(0.1))).as(parameter.name()).isNaN();
      assertThat(values(model)).isEqualTo(before);
    }
  }

  @Test
  void anInfiniteLossMakesNoStep() {
    SequenceModel model = model();
    model.parameter("W_y").value().row(output[0][0]).fill(-Double.MAX_VALUE);
    List<String> before = values(model);
    assertThat(model.update(input, output, new Sgd(0.1))).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(values(model)).isEqualTo(before);
  }

  @Test
  void gradientsOfSeveralBatchesAddUp() {
    SequenceModel model = model();
    Gradients sum = new Gradients();
    model.backpropagation(input, output, sum);
    model.backpropagation(input, output, sum);
    Gradients one = model.backpropagation(input, output);
    for (Parameter parameter : model.parameters()) {
      close(sum.dense(parameter), one.dense(parameter).scale(2), 1e-14);
    }
    assertThat(sum.hasDense(model.parameter("W_e"))).as("the embedding's stays sparse").isFalse();
  }

  @Test
  void gradientsDoNotChangeWithTheCallersArrays() {
    SequenceModel model = model();
    int[][] sentence = {input[0].clone()};
    Gradients gradients = model.backpropagation(sentence, new int[][] {output[0]});
    Matrix before = gradients.dense(model.parameter("W_e"));
    Arrays.fill(sentence[0], (input[0][0] + 1) % SIZE.words());
    assertThat(gradients.dense(model.parameter("W_e")).toArray()).isDeepEqualTo(before.toArray());
  }

  @Test
  void float32IsCloseToFloat64() {
    SequenceModel doubles = model();
    SequenceModel floats = glorot(SIZE, DType.FLOAT32, random);
    for (Parameter parameter : floats.parameters()) {
      parameter.value().assign(doubles.parameter(parameter.name()).value().as(DType.FLOAT32));
    }
    close(floats.logForward(input), doubles.logForward(input), 1e-5);
    double loss = doubles.crossEntropyLoss(input, output);
    assertThat(floats.crossEntropyLoss(input, output)).isCloseTo(loss, within(1e-5 * loss));
    sameGradients(
        floats,
        floats.backpropagation(input, output),
        doubles,
        doubles.backpropagation(input, output),
        1e-4);
  }

  @Test
  void aTagForEachWordOrAWord() {
    SequenceModel model = model();
    int[][] words = {{1, 2, 3}, {4, 5}};
    for (int[][] tags :
        new int[][][] {
          {{1, 2, 3}}, {{1, 2}, {3, 4, 0}}, {{1, 2, 3}, {4}}, {{1, 2, 3}, {4, 0, 1}}
        }) {
      assertThatThrownBy(() -> model.crossEntropyLoss(words, tags))
          .isInstanceOf(ShapeException.class)
          .hasMessageContaining("expected");
      assertThatThrownBy(() -> model.backpropagation(words, tags))
          .isInstanceOf(ShapeException.class)
          .hasMessageContaining("expected");
    }
  }

  @Test
  void idsOutsideAreRefused() {
    SequenceModel model = model();
    assertThatThrownBy(() -> model.predict(new int[][] {{1, SIZE.words()}}))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("row 11", "11×6");
    assertThatThrownBy(() -> model.crossEntropyLoss(new int[][] {{1}}, new int[][] {{SIZE.tags()}}))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("[0,5]", "1×5");
  }

  @Test
  void anUnknownParameterIsNamedWithThoseThereAre() {
    assertThatThrownBy(() -> model().parameter("W_z"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("W_z", "this model has W_e, ", "W_y");
  }
}
