package dev.unfold.nn;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import dev.unfold.matrix.Workspace;
import java.util.List;

/**
 * Dropout for recurrent networks: one mask a sentence, the same at every step.
 *
 * <pre>{@code
 *   (1) m = 0 with probability p, else 1/(1 − p)        m : D   drawn for every sentence and entry
 *   (2) y_t = x_t ⊙ m                                   x, y : D
 * }</pre>
 *
 * <p>An entry is dropped in the whole sentence or nowhere. With a new mask at every step ({@link Dropout}) a recurrent
 * network sees T independent masks and can average them out. If the {@linkplain Batch#noise() batch has no noise}, the
 * output is x itself, not a copy, and dx is dy itself.
 *
 * <p>Shapes: input N×D of any width, output N×D; N = 0 is allowed. Cost: B·D random numbers, N·D products.
 *
 * <p>Source: Gal and Ghahramani 2016, for the inputs and outputs of a recurrent layer. Checked by {@code
 * VariationalDropoutTest} (numbers by hand, numeric gradient under one mask, frequencies, invariants).
 *
 * <p>Derived in guide/layers/dropout.md.
 *
 * @param rate p, at least 0 and below 1
 */
public record VariationalDropout(double rate) implements Layer {
  /** Checks that 0 ≤ p {@code <} 1. */
  public VariationalDropout {
    Dropout.requireRate("VariationalDropout", rate);
  }

  /** None. */
  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  /**
   * Drops entries of x if the batch has noise.
   *
   * @throws ShapeException if x does not have one row for each token
   */
  @Override
  public Layer.Pass forward(Matrix x, Batch batch) {
    Shapes.require("VariationalDropout.forward", x, batch, x.columns());
    int sentences = batch.sentences();
    Workspace workspace = batch.workspace();
    return batch
        .noise()
        .map(noise -> Dropout.mask(batch, x, sentences, rate, noise)) //                   (1)  B×D
        .map(mask -> workspace.gather(mask, sentenceOf(batch)))
        .map(mask -> Dropout.masked(x, mask, workspace)) //                                (2)
        .orElseGet(() -> new IdentityPass(x));
  }

  /** For each row, the index of its sentence in packed order, which is the same at every step. */
  private static int[] sentenceOf(Batch batch) {
    int[] sentenceOf = new int[batch.tokens()];
    for (int t = 0; t < batch.steps(); t++) {
      for (int b = 0; b < batch.width(t); b++) {
        sentenceOf[batch.start(t) + b] = b;
      }
    }
    return sentenceOf;
  }
}
