package dev.unfold.nn;

import static dev.unfold.nn.RandomCrf.same;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariances of a conditional random field, large scores and long sentences. */
final class CrfInvariantsTest {
  private static final int K = 4;

  private final RandomCrf random = new RandomCrf(1970);

  @Test
  void constantAddedToATokenChangesNothing() {
    Crf crf = random.crf(5);
    int[][] tags = random.sentences(5, 4, 1, 9);
    Batch batch = Batch.of(tags);
    int[] y = batch.pack(tags);
    Matrix scores = random.gaussian(DType.FLOAT64, batch.tokens(), 5, 2);
    Matrix moved = scores.copy();
    for (int r = 0; r < moved.rows(); r++) {
      moved.row(r).shift(13.25 * r - 70);
    }
    Gradients before = new Gradients();
    Gradients after = new Gradients();
    TagOutput.Pass pass = crf.forward(scores, batch, y);
    TagOutput.Pass other = crf.forward(moved, batch, y);
    assertThat(other.loss()).isCloseTo(pass.loss(), within(1e-12));
    same(other.backward(after), pass.backward(before), 1e-13);
    for (Parameter parameter : crf.parameters()) {
      same(after.dense(parameter), before.dense(parameter), 1e-13);
    }
    same(crf.logProbabilities(moved, batch), crf.logProbabilities(scores, batch), 1e-11);
    assertThat(crf.decode(moved, batch)).isEqualTo(crf.decode(scores, batch));
  }

  /** A batch of four sentences, in any order, gives the losses, gradients, marginals and best tags of each alone. */
  @ParameterizedTest
  @ValueSource(strings = {"0 1 2 3", "3 1 0 2", "2 3 1 0"})
  void sentencesAreIndependentOfTheBatch(String order) {
    int[][] tags = random.sentences(K, 3, 1, 6, 3);
    List<Matrix> scores =
        Arrays.stream(tags).map(y -> random.gaussian(DType.FLOAT64, y.length, K, 2)).toList();
    int[] sentences = Arrays.stream(order.split(" ")).mapToInt(Integer::parseInt).toArray();
    batchIsItsSentences(
        random.crf(K),
        IntStream.of(sentences).mapToObj(b -> tags[b]).toArray(int[][]::new),
        IntStream.of(sentences).mapToObj(scores::get).toList());
  }

  private static void batchIsItsSentences(Crf crf, int[][] tags, List<Matrix> scores) {
    Batch batch = Batch.of(tags);
    int[][] rows = batch.unpack(IntStream.range(0, batch.tokens()).toArray());
    Matrix packed = Matrix.zeros(DType.FLOAT64, batch.tokens(), K);
    for (int b = 0; b < tags.length; b++) {
      packed.scatterAdd(1, rows[b], scores.get(b));
    }
    Gradients together = new Gradients();
    TagOutput.Pass pass = crf.forward(packed, batch, batch.pack(tags));
    Matrix ds = pass.backward(together);
    Matrix logP = crf.logProbabilities(packed, batch);
    int[][] best = batch.unpack(crf.decode(packed, batch));
    Gradients sum = new Gradients();
    double loss = 0;
    for (int b = 0; b < tags.length; b++) {
      double part = (double) tags[b].length / batch.tokens();
      Batch alone = Batch.of(new int[][] {tags[b]});
      TagOutput.Pass one = crf.forward(scores.get(b), alone, tags[b]);
      loss += part * one.loss();
      Gradients gradients = new Gradients();
      same(ds.gather(rows[b]), one.backward(gradients).scale(part), 1e-15);
      crf.parameters().forEach(p -> sum.of(p).addScaled(part, gradients.dense(p)));
      same(logP.gather(rows[b]), crf.logProbabilities(scores.get(b), alone), 0);
      assertThat(best[b]).isEqualTo(crf.decode(scores.get(b), alone));
    }
    assertThat(pass.loss()).isCloseTo(loss, within(1e-14));
    crf.parameters().forEach(p -> same(together.dense(p), sum.dense(p), 1e-15));
  }

  /** With all weights zero, tokens are independent. */
  @Test
  void zeroWeightsEqualCrossEntropy() {
    Crf crf = Crf.zeros("crf", 5, DType.FLOAT64);
    int[][] tags = random.sentences(5, 7, 2);
    Batch batch = Batch.of(tags);
    int[] y = batch.pack(tags);
    Matrix scores = random.gaussian(DType.FLOAT64, 9, 5, 2);
    TagOutput.Pass pass = crf.forward(scores, batch, y);
    TagOutput.Pass other = new CrossEntropy().forward(scores, batch, y);
    assertThat(pass.loss()).isCloseTo(other.loss(), within(1e-13));
    same(pass.backward(new Gradients()), other.backward(new Gradients()), 1e-14);
    same(
        crf.logProbabilities(scores, batch),
        new CrossEntropy().logProbabilities(scores, batch),
        1e-13);
    assertThat(crf.decode(scores, batch)).isEqualTo(new CrossEntropy().decode(scores, batch));
  }

  /** Scores of a thousand: their exponentials would overflow, or all be zero. */
  @Test
  void largeScoresDoNotOverflow() {
    Crf crf = random.crf(K);
    for (double level : new double[] {1e3, -1e3, 1e5}) {
      Matrix scores = random.gaussian(DType.FLOAT64, 5, K, 2).shift(level);
      scores.row(2).scale(1.5);
      int[] y = random.tags(5, K);
      Batch batch = Batch.of(new int[][] {y});
      TagOutput.Pass pass = crf.forward(scores, batch, y);
      Matrix ds = pass.backward(new Gradients());
      assertThat(pass.loss()).isBetween(0.0, 20.0);
      assertThat(ds.isFinite()).isTrue();
      assertThat(ds.maxAbs()).isLessThanOrEqualTo(1.0 / 5);
    }
  }

  /** A sentence of 100,000 tokens, in float32: the marginals still depend on neighbouring tokens. */
  @Test
  void longSentencesDoNotOverflow() {
    Matrix strong = Matrix.of(DType.FLOAT32, new double[][] {{0, 2, 0}, {0, 0, 2}, {2, 0, 0}});
    Crf crf =
        new Crf(
            "crf",
            strong,
            Matrix.zeros(DType.FLOAT32, 1, 3),
            Matrix.of(DType.FLOAT32, new double[][] {{0, 0, 9}}));
    int length = 100_000;
    int[] y = IntStream.range(0, length).map(t -> (t + 3 - (length % 3)) % 3).toArray();
    Batch batch = Batch.of(new int[][] {y});
    Matrix scores = Matrix.zeros(DType.FLOAT32, length, 3).shift(3);
    assertThat(crf.decode(scores, batch)).isEqualTo(y);
    Matrix p = crf.logProbabilities(scores, batch).exp();
    for (int r : new int[] {0, length / 2, length - 40}) {
      assertThat(p.row(r).sum()).isCloseTo(1, within(1e-6));
      assertThat(p.get(r, 0)).isCloseTo(1.0 / 3, within(1e-6));
    }
    assertThat(p.get(length - 1, 2)).isGreaterThan(0.999);
    double loss = crf.forward(scores, batch, y).loss();
    assertThat(loss).isCloseTo(Math.log(Math.exp(2) + 2) - 2, within(1e-4));
  }
}
