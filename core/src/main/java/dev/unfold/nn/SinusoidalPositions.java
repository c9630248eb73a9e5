package dev.unfold.nn;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.List;

/**
 * Sinusoidal position encodings, added to the tokens' vectors: waves of D/2 lengths, from 2π to 10000·2π steps.
 *
 * <pre>{@code
 *   (1) P[t, 2i]     = sin(t / 10000^(2i/D))        t = 0, 1, … : step
 *       P[t, 2i + 1] = cos(t / 10000^(2i/D))        P : T×D
 *   (2) y_t = x_t + P[t]                            x, y : D
 * }</pre>
 *
 * <p>Shapes: input N×D, output N×D, of any width and length; N = 0 is allowed. There are no parameters, and dx is dy itself.
 *
 * <p>Source: Vaswani et al. 2017. Checked by {@code SinusoidalPositionsTest} (numbers by hand, numeric gradient,
 * invariants).
 *
 * <p>Derived in guide/layers/positions.md.
 */
public record SinusoidalPositions() implements Layer {
  /** None. */
  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  /**
   * Adds the vector of each token's position.
   *
   * @throws ShapeException if x does not have one row for each token
   */
  @Override
  public Layer.Pass forward(Matrix x, Batch batch) {
    Shapes.require("SinusoidalPositions.forward", x, batch, x.columns());
    Matrix y = x.copy();
    Matrix p = Matrix.zeros(x.dtype(), 1, x.columns());
    for (int t = 0; t < batch.steps(); t++) {
      for (int k = 0; k < x.columns(); k++) {
        p.set(0, k, wave(t, k, x.columns())); //                (1)
      }
      y.rows(batch.start(t), batch.end(t)).addRow(p); //        (2)
    }
    return new IdentityPass(y);
  }

  /** P[t, k] for vectors of a width: a sine in the even columns, a cosine in the odd ones. */
  static double wave(int t, int k, int width) {
    double angle = t / Math.pow(10000, (k - k % 2) / (double) width);
    return k % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
  }
}
