package dev.unfold.nn;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.ShapeException;
import java.util.random.RandomGenerator;

/**
 * Self-attention in which no token sees later ones: {@link SelfAttention} with a masked softmax.
 *
 * <pre>{@code
 *   (3) P[t, 0…t] = softmax(S[t, 0…t]),  P[t, u] = 0 for u > t
 * }</pre>
 *
 * <p>Later tokens have weight exactly zero, so the backward pass needs no mask: dS = P ⊙ (…) is zero there. Checked by
 * {@code CausalSelfAttentionTest} (numbers by hand, numeric gradient, invariants).
 *
 * <p>Derived in guide/layers/attention.md.
 */
public final class CausalSelfAttention extends SelfAttention {
  /**
   * Attention with the given maps, all from D to D.
   *
   * @throws ShapeException if a map is not from D to D, or D is not a multiple of the number of heads
   */
  public CausalSelfAttention(Linear query, Linear key, Linear value, Linear output, int heads) {
    super(query, key, value, output, heads);
  }

  private CausalSelfAttention(
      String name, int width, int heads, DType dtype, RandomGenerator random) {
    super(name, width, heads, dtype, random);
  }

  /** Attention with Glorot-uniform weights and biases zero; parameters as {@link SelfAttention#glorot}. */
  public static CausalSelfAttention glorot(
      String name, int width, int heads, DType dtype, RandomGenerator random) {
    return new CausalSelfAttention(name, width, heads, dtype, random);
  }

  @Override
  Matrix softmax(Matrix s) {
    for (int t = 0; t < s.rows(); t++) {
      Matrix seen = s.row(t).columns(0, t + 1).logSoftmax().exp(); // (3)
      Matrix unseen = Matrix.zeros(s.dtype(), 1, s.columns() - (t + 1));
      s.row(t).assign(seen.beside(unseen));
    }
    return s;
  }
}
