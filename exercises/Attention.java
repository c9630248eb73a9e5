import dev.unfold.matrix.Matrix;

/**
 * Exercise 7. Self-attention, backwards.
 *
 * <p>No recurrence: each word of a sentence looks at all of them at once. There are T words, a row
 * each, and one head:
 *
 * <pre>{@code
 *   (1) Q = x W_qᵀ,  K = x W_kᵀ,  V = x W_vᵀ      x : T×D      W : d×D,  Q, K, V : T×d
 *   (2) S = Q Kᵀ / √d                             S : T×T
 *   (3) P = softmax(S), row by row                P : T×T      P[t, u] : how much t looks at u
 *   (4) Z = P V                                   Z : T×d
 * }</pre>
 *
 * <p>The forward pass is given. Given dZ, the gradient of Z, write the backward pass: add the
 * gradient of each weight to the matrix of the same name in {@code d}, and that of x to {@code dx};
 * all of them hold zeros. x is used in three places, so three gradients add up. In (3) all entries
 * of a row depend on each other, because each is divided by the row's sum.
 *
 * <p>Check: {@code ./unfold exercise 7}. Help: {@code ./unfold exercise 7 --hint}.
 */
public record Attention(Matrix wq, Matrix wk, Matrix wv) {
  /** The values of the forward pass that the backward pass needs. */
  public record Pass(Matrix x, Matrix q, Matrix k, Matrix v, Matrix p, Matrix z) {}

  public Pass forward(Matrix x) {
    Matrix q = x.timesTransposed(wq); //                       (1)
    Matrix k = x.timesTransposed(wk); //                       (1)
    Matrix v = x.timesTransposed(wv); //                       (1)
    Matrix s = q.timesTransposed(k).scale(1 / Math.sqrt(q.columns())); // (2)
    Matrix p = s.logSoftmax().exp(); //                        (3)
    Matrix z = p.times(v); //                                  (4)
    return new Pass(x, q, k, v, p, z);
  }

  public void backward(Pass pass, Matrix dz, Attention d, Matrix dx) {
    // ↓↓↓ your part
    throw new UnsupportedOperationException("not written yet"); // replace this line
    // ↑↑↑
  }
}
