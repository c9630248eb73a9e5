import dev.unfold.matrix.Matrix;

/**
 * Exercise 2. Backpropagation through time.
 *
 * <p>The feed-forward network of exercise 1, unfolded: h of the previous word enters through W_h.
 * The sentence has T words, a row each:
 *
 * <pre>{@code
 *   (1) e_t = W_e[x_t]                  x : T word ids      W_e : V×E
 *   (2) z_t = W_x e_t + W_h h_(t−1)     e : T×E             W_x : H×E,  W_h : H×H
 *   (3) h_t = σ(z_t)                    z, h : T×H,  h_(−1) = 0
 *   (4) s_t = W_y h_t                   s : T×K             W_y : K×H
 *   (5) log p_t = s_t − log Σ_k exp(s_tk)
 *       L = −(1/T) Σ_t log p_t[y_t]     y : T tag ids
 * }</pre>
 *
 * <p>The forward pass is given. Write the backward pass: for each weight, add the gradient of L to
 * the matrix of the same name in {@code d}, which holds zeros. Compared with exercise 1 two things
 * are new: h_t forks, to s_t and to z_(t+1), so two gradients add up; and W_h has T copies, one per
 * step, whose gradients add up.
 *
 * <p>Each word is a row here, so a product W v of the equations is v·Wᵀ in the code. {@code row}
 * and {@code rows} are views: changing them changes the matrix.
 *
 * <p>Check: {@code ./unfold exercise 2}. Help: {@code ./unfold exercise 2 --hint}.
 */
public record Rnn(Matrix we, Matrix wx, Matrix wh, Matrix wy) {
  /** The values of the forward pass that the backward pass needs. */
  public record Pass(int[] x, Matrix e, Matrix h, Matrix logP) {}

  public Pass forward(int[] x) {
    Matrix e = we.gather(x); //                                    (1)
    Matrix h = e.timesTransposed(wx); //                           (2)  its first half
    for (int t = 0; t < x.length; t++) {
      if (t > 0) {
        h.row(t).addProductTransposed(h.row(t - 1), wh); //        (2)  its second half
      }
      h.row(t).sigmoid(); //                                       (3)
    }
    Matrix logP = h.timesTransposed(wy).logSoftmax(); //           (4) (5)
    return new Pass(x, e, h, logP);
  }

  public void backpropagation(Pass pass, int[] y, Rnn d) {
    // ↓↓↓ your part
    throw new UnsupportedOperationException("not written yet"); // replace this line
    // ↑↑↑
  }
}
