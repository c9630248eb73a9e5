import dev.unfold.matrix.Matrix;

/**
 * Exercise 1. A feed-forward network, backwards.
 *
 * <p>It tags each word by itself, without looking at its neighbours. There are N words, a row each:
 *
 * <pre>{@code
 *   (1) e = W_e[x]                      x : N word ids      W_e : V×E
 *   (2) z = W_x e + b_x                 e : N×E             W_x : H×E,  b_x : 1×H
 *   (3) h = σ(z)                        z, h : N×H
 *   (4) s = W_y h + b_y                 s : N×K             W_y : K×H,  b_y : 1×K
 *   (5) log p = s − log Σ_k exp(s_k)
 *       L = −(1/N) Σ_n log p_n[y_n]     y : N tag ids
 * }</pre>
 *
 * <p>The forward pass is given. Write the backward pass: for each weight, add the gradient of the
 * loss L to the matrix of the same name in {@code d}, which holds zeros. Go from (5) to (1); the
 * gradient of (5) is ds = (p − onehot(y)) / N.
 *
 * <p>Each word is a row here, so a product W v of the equations is v·Wᵀ in the code. Methods of
 * {@link Matrix} that are verbs change the matrix they are called on; {@code times}, {@code
 * timesTransposed}, {@code gather} and {@code copy} return a new one.
 *
 * <p>Check: {@code ./unfold exercise 1}. Help: {@code ./unfold exercise 1 --hint}.
 */
public record FeedForward(Matrix we, Matrix wx, Matrix bx, Matrix wy, Matrix by) {
  /** The values of the forward pass that the backward pass needs. */
  public record Pass(int[] x, Matrix e, Matrix z, Matrix h, Matrix logP) {}

  public Pass forward(int[] x) {
    Matrix e = we.gather(x); //                                    (1)
    Matrix z = e.timesTransposed(wx).addRow(bx); //                (2)
    Matrix h = z.copy().sigmoid(); //                              (3)
    Matrix logP = h.timesTransposed(wy).addRow(by).logSoftmax(); // (4) (5)
    return new Pass(x, e, z, h, logP);
  }

  public void backward(Pass pass, int[] y, FeedForward d) {
    // ↓↓↓ your part
    throw new UnsupportedOperationException("not written yet"); // replace this line
    // ↑↑↑
  }
}
