package dev.unfold.nn;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import dev.unfold.matrix.Workspace;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Dropout: in training, each entry is set to zero with probability p, independently at every token.
 *
 * <pre>{@code
 *   (1) m = 0 with probability p, else 1/(1 − p)        m : D   drawn for every token and entry
 *   (2) y = x ⊙ m                                       x, y : D
 * }</pre>
 *
 * <p>Since the mean of m is one ("inverted" dropout), inference needs no scaling: if the {@linkplain Batch#noise() batch
 * has no noise}, the output is x itself, not a copy, and dx is dy itself.
 *
 * <p>Shapes: input N×D of any width, output N×D; N = 0 is allowed. Cost: N·D random numbers.
 *
 * <p>Source: Srivastava et al. 2014. Checked by {@code DropoutTest} (numbers by hand, numeric gradient under one mask,
 * frequencies, invariants).
 *
 * <p>Derived in guide/layers/dropout.md.
 *
 * @param rate p, at least 0 and below 1
 */
public record Dropout(double rate) implements Layer {
  /** Checks that 0 ≤ p {@code <} 1. */
  public Dropout {
    requireRate("Dropout", rate);
  }

  static void requireRate(String layer, double rate) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException(
          layer
              + ": rate is "
              + rate
              + ", expected at least 0 and below 1 (the part of the numbers that is set to zero)");
    }
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
    Shapes.require("Dropout.forward", x, batch, x.columns());
    return batch
        .noise()
        .map(noise -> masked(x, mask(batch, x, x.rows(), rate, noise), batch.workspace()))
        .orElseGet(() -> new IdentityPass(x));
  }

  /** Equation (1) for every entry, drawn row by row. */
  static Matrix mask(Batch batch, Matrix x, int rows, double rate, RandomGenerator noise) {
    Matrix m = batch.workspace().matrix(x.dtype(), rows, x.columns());
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < x.columns(); k++) {
        m.set(r, k, noise.nextDouble() < rate ? 0 : 1 / (1 - rate)); // (1)
      }
    }
    return m;
  }

  /** The call with a mask of N×D. */
  static Layer.Pass masked(Matrix x, Matrix mask, Workspace workspace) {
    return new Masked(mask, workspace.copy(x).multiply(mask), workspace); // (2)
  }

  /** One call in training: m and y, N×D. */
  private record Masked(Matrix mask, Matrix output, Workspace workspace) implements Layer.Pass {
    @Override
    public Matrix backward(Matrix dy, Gradients into) {
      return workspace.copy(dy).multiply(mask); // (2)  y = x ⊙ m
    }
  }
}
