package dev.unfold.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.check.CheckableOutput;
import dev.unfold.check.GradientCheck;
import dev.unfold.check.Sentences;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.ShapeException;
import dev.unfold.model.SequenceModel;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cross entropy by hand, numerically, and its invariances. */
final class CrossEntropyTest {
  private static final int[][] TAGS = {{3, 0, 4}, {1}, {2, 2}, {0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0}};

  private final Batch batch = Batch.of(TAGS);
  private final int[] y = batch.pack(TAGS);

  private Matrix scores(DType dtype) {
    Random random = new Random(31);
    Matrix scores = Matrix.zeros(dtype, y.length, 5);
    for (int r = 0; r < scores.rows(); r++) {
      for (int k = 0; k < scores.columns(); k++) {
        scores.set(r, k, 2 * random.nextGaussian());
      }
    }
    return scores;
  }

  private static void same(Matrix actual, Matrix expected, double tolerance) {
    assertThat(actual.copy().addScaled(-1, expected).maxAbs()).isLessThanOrEqualTo(tolerance);
  }

  /** p = (1/4, 3/4) and (1/2, 1/2). */
  private static Matrix two() {
    return Matrix.of(DType.FLOAT64, new double[][] {{7, 7 + Math.log(3)}, {-2, -2}});
  }

  @Test
  void numbersByHand() {
    int[][] tags = {{0, 1}};
    TagOutput.Pass pass = new CrossEntropy().forward(two(), Batch.of(tags), tags[0]);
    assertThat(pass.loss()).isCloseTo((Math.log(4) + Math.log(2)) / 2, within(1e-15));
    Matrix ds = pass.backward(new Gradients());
    same(ds, Matrix.of(DType.FLOAT64, new double[][] {{-0.375, 0.375}, {0.25, -0.25}}), 1e-15);
  }

  /** ε = 0.2 of two tags: q = (0.9, 0.1) where the first is right. */
  @Test
  void numbersByHandWithSmoothing() {
    int[][] tags = {{0, 1}};
    TagOutput.Pass pass = new CrossEntropy(0.2).forward(two(), Batch.of(tags), tags[0]);
    double first = -0.9 * Math.log(0.25) - 0.1 * Math.log(0.75);
    assertThat(pass.loss()).isCloseTo((first + Math.log(2)) / 2, within(1e-15));
    Matrix ds = pass.backward(new Gradients());
    same(ds, Matrix.of(DType.FLOAT64, new double[][] {{-0.325, 0.325}, {0.2, -0.2}}), 1e-15);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.7})
  void gradientMatchesNumericGradient(double smoothing) {
    CheckableOutput checkable =
        new CheckableOutput(
            new CrossEntropy(smoothing), scores(DType.FLOAT64), new Sentences(3, 1, 2, 11), y);
    assertThat(GradientCheck.run(checkable)).singleElement().matches(GradientCheck.Result::passed);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2})
  void tokensWithoutATagAddNothing(double smoothing) {
    int[][] tags = {{0, 1}};
    CrossEntropy loss = new CrossEntropy(smoothing);
    TagOutput.Pass all = loss.forward(two(), Batch.of(tags), tags[0]);
    TagOutput.Pass second = loss.forward(two(), Batch.of(tags), new int[] {-1, 1});
    TagOutput.Pass none = loss.forward(two(), Batch.of(tags), new int[] {-1, -1});
    Matrix expected = all.backward(new Gradients()).copy();
    expected.row(0).fill(0);
    same(second.backward(new Gradients()), expected, 0);
    TagOutput.Pass first = loss.forward(two(), Batch.of(tags), new int[] {0, -1});
    assertThat(first.loss() + second.loss()).isCloseTo(all.loss(), within(1e-15));
    assertThat(none.loss()).isCloseTo(0, within(1e-15));
    assertThat(none.backward(new Gradients()).maxAbs()).isZero();
  }

  @Test
  void withoutSmoothingItEqualsTheLabsBitForBit() {
    for (DType dtype : DType.values()) {
      Matrix scores = scores(dtype);
      Matrix logP = scores.copy().logSoftmax();
      TagOutput.Pass pass = new CrossEntropy().forward(scores, batch, y);
      assertThat(pass.loss()).isEqualTo(SequenceModel.crossEntropy(logP, y));
      assertThat(pass.backward(new Gradients()).toArray())
          .isDeepEqualTo(SequenceModel.crossEntropyBackward(logP, y).toArray());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3})
  void constantAddedToATokenChangesNothing(double smoothing) {
    CrossEntropy loss = new CrossEntropy(smoothing);
    Matrix scores = scores(DType.FLOAT64);
    Matrix moved = scores.copy();
    for (int r = 0; r < moved.rows(); r++) {
      moved.row(r).shift(11.5 * r - 60);
    }
    TagOutput.Pass pass = loss.forward(scores, batch, y);
    TagOutput.Pass other = loss.forward(moved, batch, y);
    assertThat(other.loss()).isCloseTo(pass.loss(), within(1e-13));
    same(other.backward(new Gradients()), pass.backward(new Gradients()), 1e-13);
    same(loss.logProbabilities(moved, batch), loss.logProbabilities(scores, batch), 1e-13);
    assertThat(loss.decode(moved, batch)).isEqualTo(loss.decode(scores, batch));
  }

  @Test
  void gradientRowsSumToZeroAndProbabilitiesToOne() {
    Matrix scores = scores(DType.FLOAT64);
    Matrix ds = new CrossEntropy(0.2).forward(scores, batch, y).backward(new Gradients());
    Matrix p = new CrossEntropy(0.2).logProbabilities(scores, batch).exp();
    for (int r = 0; r < y.length; r++) {
      assertThat(ds.row(r).sum()).isCloseTo(0, within(1e-15));
      assertThat(p.row(r).sum()).isCloseTo(1, within(1e-14));
    }
  }

  @Test
  void tiesGoToTheLowestTag() {
    Matrix scores = Matrix.of(DType.FLOAT64, new double[][] {{1, 3, 3}, {-1, -1, -1}, {0, 1, 2}});
    Batch three = Batch.ofLengths(3);
    assertThat(new CrossEntropy().decode(scores, three)).containsExactly(1, 0, 2);
  }

  @Test
  void float32FollowsFloat64() {
    CrossEntropy loss = new CrossEntropy(0.1);
    TagOutput.Pass exact = loss.forward(scores(DType.FLOAT64), batch, y);
    TagOutput.Pass single = loss.forward(scores(DType.FLOAT32), batch, y);
    assertThat(single.loss()).isCloseTo(exact.loss(), within(1e-5));
    Matrix ds = single.backward(new Gradients());
    assertThat(ds.dtype()).isEqualTo(DType.FLOAT32);
    Matrix expected = exact.backward(new Gradients());
    same(ds.as(DType.FLOAT64), expected, 1e-5 * expected.maxAbs());
  }

  @Test
  void batchWithoutTokensIsAllowed() {
    Batch none = Batch.ofLengths(0, 0);
    Matrix scores = Matrix.zeros(DType.FLOAT64, 0, 5);
    TagOutput.Pass pass = new CrossEntropy(0.1).forward(scores, none, new int[0]);
    assertThat(pass.loss()).isNaN();
    assertThat(pass.backward(new Gradients()).shape()).isEqualTo("0×5");
    assertThat(new CrossEntropy().logProbabilities(scores, none).shape()).isEqualTo("0×5");
    assertThat(new CrossEntropy().decode(scores, none)).isEmpty();
  }

  @Test
  void wrongShapesAreRejected() {
    Matrix scores = scores(DType.FLOAT64);
    assertThatThrownBy(() -> new CrossEntropy().forward(scores, batch, new int[3]))
        .isInstanceOf(ShapeException.class)
        .hasMessage("CrossEntropy.forward: scores are 17×5, expected 3 rows, one a tag");
    int[] bad = y.clone();
    bad[4] = 5;
    assertThatThrownBy(() -> new CrossEntropy().forward(scores, batch, bad))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "CrossEntropy.forward: the right tag of row 4 is 5, expected 0 to 4 (scores are"
                + " 17×5)");
    assertThatThrownBy(() -> new CrossEntropy(1))
        .hasMessage("CrossEntropy: smoothing is 1.0, expected 0 or above and below 1");
    assertThat(new CrossEntropy().parameters()).isEmpty();
  }
}
