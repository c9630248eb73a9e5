package dev.unfold.check;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Layer;
import java.util.OptionalLong;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * A loss for layers and encoders: the sum of all entries of the output, each with another weight.
 *
 * <pre>{@code
 *   L = Σ dy ⊙ y          y : N×H, the output          dy = R / N,  R random in ±1
 * }</pre>
 *
 * @param sentences to which the rows belong
 * @param x the input, N×D
 * @param dy N×H
 * @param noise the random seed of the noise, the same at every call
 * @param forward from rows of x to rows of y
 */
record WeightedSum(Sentences sentences, Matrix x, Matrix dy, OptionalLong noise, Forward forward) {

  /** The forward pass on some of the tokens. */
  interface Forward {
    /**
     * Runs forward.
     *
     * @param x the input of these tokens, in the batch's packed order
     * @param rows their rows in the whole input
     */
    Layer.Pass pass(Matrix x, int[] rows, Batch batch);
  }

  /** Draws dy. */
  static Matrix draw(DType dtype, int tokens, int width, RandomGenerator random) {
    return Matrix.uniform(dtype, tokens, width, -1, 1, random).scale(1.0 / Math.max(1, tokens));
  }

  /** The batch of these sentences, each given by its rows. */
  Batch batch(int[][] rows) {
    Batch batch = Batch.of(rows);
    return noise.isEmpty() ? batch : batch.withNoise(new Random(noise.getAsLong()));
  }

  Answer answer(int[] chosen, Gradients into) {
    int[][] rows = sentences.rows(chosen);
    Batch batch = batch(rows);
    int[] packed = batch.pack(rows);
    Matrix someX = x.gather(packed);
    Matrix someDy = dy.gather(packed);
    Layer.Pass pass = forward.pass(someX, packed, batch);
    Matrix y = pass.output().copy();
    Matrix dx = pass.backward(someDy, into);
    return new Answer(
        spread(packed, y),
        y.copy().multiply(dy.gather(packed)).sum(),
        spread(packed, dx),
        into,
        Math.max(
            Comparison.difference(pass.output(), y),
            Math.max(
                Comparison.difference(someX, x.gather(packed)),
                Comparison.difference(someDy, dy.gather(packed)))));
  }

  private Matrix spread(int[] packed, Matrix some) {
    return Matrix.zeros(some.dtype(), sentences.tokens(), some.columns())
        .scatterAdd(1, packed, some);
  }

  /** L of all sentences. */
  double loss() {
    int[][] rows = sentences.rows(sentences.all());
    Batch batch = batch(rows);
    int[] packed = batch.pack(rows);
    Matrix y = forward.pass(x.gather(packed), packed, batch).output();
    return y.copy().multiply(dy.gather(packed)).sum();
  }
}
