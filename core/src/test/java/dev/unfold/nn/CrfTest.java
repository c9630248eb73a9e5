package dev.unfold.nn;

import static dev.unfold.nn.RandomCrf.same;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.check.CheckableOutput;
import dev.unfold.check.GradientCheck;
import dev.unfold.check.Sentences;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The conditional random field against sums over all tag sequences, and numerically. */
final class CrfTest {
  private static final int K = 4;

  private final RandomCrf random = new RandomCrf(2001);

  private static Matrix minusOne(Matrix counts, int r, int k) {
    counts.set(r, k, counts.get(r, k) - 1);
    return counts;
  }

  /** Two tags, two tokens: every product by hand. */
  @Test
  void numbersByHand() {
    double two = Math.log(2);
    double three = Math.log(3);
    Crf crf =
        new Crf(
            "crf",
            Matrix.of(DType.FLOAT64, new double[][] {{0, two}, {three, 0}}),
            Matrix.of(DType.FLOAT64, new double[][] {{two, 0}}),
            Matrix.of(DType.FLOAT64, new double[][] {{0, three}}));
    Matrix scores = Matrix.of(DType.FLOAT64, new double[][] {{0, three}, {two, 0}});
    // start · token · transition · token · end, of 00, 01, 10, 11: 4, 12, 18, 9; together 43.
    int[][] y = {{1, 0}};
    Batch batch = Batch.of(y);
    TagOutput.Pass pass = crf.forward(scores, batch, y[0]);
    assertThat(pass.loss()).isCloseTo(Math.log(43.0 / 18) / 2, within(1e-15));
    same(
        crf.logProbabilities(scores, batch).exp(),
        Matrix.of(DType.FLOAT64, new double[][] {{16 / 43.0, 27 / 43.0}, {22 / 43.0, 21 / 43.0}}),
        1e-15);
    assertThat(crf.decode(scores, batch)).containsExactly(1, 0);
    Gradients gradients = new Gradients();
    pass.backward(gradients);
    same(
        gradients.dense(crf.parameters().get(0)),
        Matrix.of(DType.FLOAT64, new double[][] {{4 / 86.0, 12 / 86.0}, {-25 / 86.0, 9 / 86.0}}),
        1e-15);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void equalsBruteForceOverAllSequences(int length) {
    for (int again = 0; again < 5; again++) {
      Crf crf = random.crf(K);
      Matrix scores = random.gaussian(DType.FLOAT64, length, K, 2);
      TagSequences all = new TagSequences(scores, crf);
      int[] y = random.tags(length, K);
      Batch batch = Batch.of(new int[][] {y});
      TagOutput.Pass pass = crf.forward(scores, batch, y);
      assertThat(pass.loss() * length + all.score(y)).isCloseTo(all.logZ(), within(1e-12));
      same(crf.logProbabilities(scores, batch).exp(), all.marginals(), 1e-13);
      assertThat(crf.decode(scores, batch)).isEqualTo(all.best());
      gradientIsMarginalsMinusCounts(crf, pass, all, y);
    }
  }

  /** The loss is the mean of −log of the probabilities, summed over the unknown tag. */
  @Test
  void tokensWithoutATagAreSummedOver() {
    Crf crf = random.crf(K);
    Matrix scores = random.gaussian(DType.FLOAT64, 3, K, 2);
    Batch batch = Batch.of(new int[][] {{0, 0, 0}});
    double p = 0;
    for (int k = 0; k < K; k++) {
      p += Math.exp(-3 * crf.forward(scores, batch, new int[] {1, k, 2}).loss());
    }
    int[] y = {1, -1, 2};
    assertThat(crf.forward(scores, batch, y).loss()).isCloseTo(-Math.log(p) / 3, within(1e-12));
    Gradients gradients = new Gradients();
    Matrix ds = crf.forward(scores, batch, y).backward(gradients).copy();
    Matrix dTransitions = gradients.dense(crf.parameters().get(0)).copy();
    assertThat(numeric(crf, scores, batch, y, scores, 1, 3)).isCloseTo(ds.get(1, 3), within(1e-8));
    Matrix transitions = crf.parameters().get(0).value();
    assertThat(numeric(crf, scores, batch, y, transitions, 1, 2))
        .isCloseTo(dTransitions.get(1, 2), within(1e-8));
  }

  private static double numeric(
      Crf crf, Matrix scores, Batch batch, int[] y, Matrix of, int row, int column) {
    double at = of.get(row, column);
    of.set(row, column, at + 1e-5);
    double above = crf.forward(scores, batch, y).loss();
    of.set(row, column, at - 1e-5);
    double below = crf.forward(scores, batch, y).loss();
    of.set(row, column, at);
    return (above - below) / 2e-5;
  }

  private static void gradientIsMarginalsMinusCounts(
      Crf crf, TagOutput.Pass pass, TagSequences all, int[] y) {
    int last = y.length - 1;
    Matrix ds = all.marginals();
    Matrix dTransitions = all.pairs();
    for (int t = 0; t <= last; t++) {
      minusOne(ds, t, y[t]);
      if (t > 0) {
        minusOne(dTransitions, y[t - 1], y[t]);
      }
    }
    ds.scale(1.0 / y.length);
    Gradients gradients = new Gradients();
    same(pass.backward(gradients), ds, 1e-13);
    same(gradients.dense(crf.parameters().get(0)), dTransitions.scale(1.0 / y.length), 1e-13);
    same(gradients.dense(crf.parameters().get(1)), ds.row(0), 1e-13);
    same(gradients.dense(crf.parameters().get(2)), ds.row(last), 1e-13);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void tiesGoToTheLowestTagFromTheEnd(int length) {
    for (int again = 0; again < 50; again++) {
      Crf crf =
          new Crf("crf", random.zeroOrOne(K, K), random.zeroOrOne(1, K), random.zeroOrOne(1, K));
      Matrix scores = random.zeroOrOne(length, K);
      Batch batch = Batch.ofLengths(length);
      assertThat(crf.decode(scores, batch)).isEqualTo(new TagSequences(scores, crf).best());
    }
    Crf none = Crf.zeros("crf", K, DType.FLOAT64);
    Matrix level = Matrix.zeros(DType.FLOAT64, length, K);
    assertThat(none.decode(level, Batch.ofLengths(length))).containsOnly(0);
  }

  @Test
  void gradientMatchesNumericGradient() {
    Matrix scores = random.gaussian(DType.FLOAT64, 23, 5, 1.5);
    Crf crf = random.crf(5);
    CheckableOutput checkable =
        new CheckableOutput(crf, scores, new Sentences(3, 1, 17, 2), random.tags(23, 5));
    assertThat(GradientCheck.run(checkable))
        .hasSize(crf.parameters().size() + 1)
        .allMatch(GradientCheck.Result::passed);
  }

  @Test
  void gradientsAddUp() {
    Crf crf = random.crf(3);
    int[] y = random.tags(6, 3);
    Batch batch = Batch.of(new int[][] {y});
    TagOutput.Pass pass = crf.forward(random.gaussian(DType.FLOAT64, 6, 3, 1), batch, y);
    Gradients once = new Gradients();
    Gradients twice = new Gradients();
    pass.backward(once);
    pass.backward(twice);
    pass.backward(twice);
    for (Parameter parameter : crf.parameters()) {
      assertThat(once.dense(parameter).maxAbs()).isGreaterThan(1e-3);
      same(twice.dense(parameter), once.dense(parameter).scale(2), 0);
    }
  }

  @Test
  void float32FollowsFloat64() {
    Crf exact = random.crf(5);
    Crf single =
        new Crf(
            "crf",
            exact.parameters().get(0).value().as(DType.FLOAT32),
            exact.parameters().get(1).value().as(DType.FLOAT32),
            exact.parameters().get(2).value().as(DType.FLOAT32));
    int[][] tags = random.sentences(5, 1, 2, 17, 3);
    Batch batch = Batch.of(tags);
    int[] y = batch.pack(tags);
    Matrix scores = random.gaussian(DType.FLOAT64, batch.tokens(), 5, 2);
    TagOutput.Pass pass = exact.forward(scores, batch, y);
    TagOutput.Pass other = single.forward(scores.as(DType.FLOAT32), batch, y);
    assertThat(other.loss()).isCloseTo(pass.loss(), within(1e-5 * pass.loss()));
    Gradients expected = new Gradients();
    Gradients actual = new Gradients();
    Matrix ds = pass.backward(expected);
    same(other.backward(actual).as(DType.FLOAT64), ds, 1e-5 * ds.maxAbs());
    for (int p = 0; p < 3; p++) {
      Matrix dense = expected.dense(exact.parameters().get(p));
      Matrix rounded = actual.dense(single.parameters().get(p));
      assertThat(rounded.dtype()).isEqualTo(DType.FLOAT32);
      same(rounded.as(DType.FLOAT64), dense, 1e-5 * dense.maxAbs());
    }
  }

  @Test
  void batchWithoutTokensIsAllowed() {
    Crf crf = random.crf(K);
    for (int[][] none : new int[][][] {{}, {{}, {}}}) {
      Batch batch = Batch.of(none);
      Matrix scores = Matrix.zeros(DType.FLOAT64, 0, K);
      TagOutput.Pass pass = crf.forward(scores, batch, new int[0]);
      Gradients gradients = new Gradients();
      assertThat(pass.loss()).isNaN();
      assertThat(pass.backward(gradients).shape()).isEqualTo("0×4");
      for (Parameter parameter : crf.parameters()) {
        assertThat(gradients.dense(parameter).maxAbs()).isZero();
      }
      assertThat(crf.logProbabilities(scores, batch).shape()).isEqualTo("0×4");
      assertThat(crf.decode(scores, batch)).isEmpty();
    }
    int[][] gaps = {{}, {2, 1}, {}};
    Batch batch = Batch.of(gaps);
    Matrix scores = random.gaussian(DType.FLOAT64, 2, K, 1);
    Batch alone = Batch.of(new int[][] {{2, 1}});
    assertThat(crf.forward(scores, batch, batch.pack(gaps)).loss())
        .isEqualTo(crf.forward(scores, alone, new int[] {2, 1}).loss());
  }

  @Test
  void parametersHaveNamesAndShapes() {
    Crf crf = Crf.zeros("tags.crf", 3, DType.FLOAT32);
    assertThat(crf.parameters())
        .extracting(p -> p.name() + " " + p.value())
        .containsExactly(
            "tags.crf.transitions 3×3 float32",
            "tags.crf.start 1×3 float32",
            "tags.crf.end 1×3 float32");
  }

  @Test
  void wrongShapesAreRejected() {
    Matrix row = Matrix.zeros(DType.FLOAT64, 1, 3);
    Matrix square = Matrix.zeros(DType.FLOAT64, 3, 3);
    assertThatThrownBy(() -> new Crf("crf", Matrix.zeros(DType.FLOAT64, 2, 3), row, row))
        .isInstanceOf(ShapeException.class)
        .hasMessage("crf.transitions is 2×3 float64, expected 3×3 float64");
    assertThatThrownBy(() -> new Crf("crf", square, square, row))
        .hasMessage("crf.start is 3×3 float64, expected 1×3 float64");
    assertThatThrownBy(() -> new Crf("crf", square, row, row.as(DType.FLOAT32)))
        .hasMessage("crf.end is 1×3 float32, expected 1×3 float64");
    Crf crf = new Crf("crf", square, row, row);
    Batch batch = Batch.of(new int[][] {{0, 1}});
    assertThatThrownBy(() -> crf.decode(Matrix.zeros(DType.FLOAT64, 2, 4), batch))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "Crf.decode: scores are 2×4, expected 2×3 (a row for each token, a column for each"
                + " tag)");
    assertThatThrownBy(
            () -> crf.forward(Matrix.zeros(DType.FLOAT64, 2, 3), batch, new int[] {0, 3}))
        .hasMessage("Crf.forward: the right tag of row 1 is 3, expected 0 to 2 (scores are 2×3)");
  }
}
