import dev.unfold.matrix.Matrix;

/**
 * Exercise 5. One step of a gated recurrent unit, backwards.
 *
 * <p>B sentences take the step side by side, a row each; h₋ is h at the previous step:
 *
 * <pre>{@code
 *   (1) r = σ(W_r x + U_r h₋ + b_r)     reset       x : B×D        W : H×D
 *   (2) z = σ(W_z x + U_z h₋ + b_z)     update      h, h₋ : B×H    U : H×H
 *   (3) m = U_n h₋ + b_m                memory                     b : 1×H
 *   (4) n = tanh(W_n x + b_n + r ⊙ m)   candidate
 *   (5) h = (1 − z) ⊙ n + z ⊙ h₋
 * }</pre>
 *
 * <p>The forward pass is given. Given dh, the gradient of h, write the backward pass: add the
 * gradient of each weight to the matrix of the same name in {@code d}, and those of x and h₋ to
 * {@code dIn}; all of them hold zeros. h₋ is used in four places, (1), (2), (3) and (5), so four
 * gradients add up.
 *
 * <p>There are two parts. The second, {@code sumBackward}, is the backward pass of a sum W x + U
 * h₋ + b: (1) and (2) can share it.
 *
 * <p>Check: {@code ./unfold exercise 5}. Help: {@code ./unfold exercise 5 --hint}.
 */
public record GruCell(Gate reset, Gate update, Gate candidate, Matrix bm) {
  /** The weights of W x + U h₋ + b. */
  public record Gate(Matrix w, Matrix u, Matrix b) {}

  /** The input of a step; as dIn, its gradients. */
  public record Input(Matrix x, Matrix hPrev) {}

  /** The values of the forward pass that the backward pass needs. */
  public record Pass(Input in, Matrix r, Matrix z, Matrix m, Matrix n, Matrix h) {}

  public Pass forward(Input in) {
    Matrix r = sum(reset, in).sigmoid(); //                                             (1)
    Matrix z = sum(update, in).sigmoid(); //                                            (2)
    Matrix m = in.hPrev.timesTransposed(candidate.u).addRow(bm); //                     (3)
    Matrix n = in.x.timesTransposed(candidate.w).addRow(candidate.b); //                (4)
    n.addMultiplied(r, m).tanh(); //                                                    (4)
    Matrix h = product(oneMinus(z), n).addMultiplied(z, in.hPrev); //                   (5)
    return new Pass(in, r, z, m, n, h);
  }

  public void backward(Pass pass, Matrix dh, GruCell d, Input dIn) {
    // ↓↓↓ your part
    throw new UnsupportedOperationException("not written yet"); // replace this line
    // ↑↑↑
  }

  /** The backward pass of W x + U h₋ + b: adds to d.w, d.u, d.b, dIn.x and dIn.hPrev. */
  private static void sumBackward(Gate gate, Input in, Matrix dSum, Gate d, Input dIn) {
    // ↓↓↓ your part
    throw new UnsupportedOperationException("not written yet"); // replace this line
    // ↑↑↑
  }

  /** W x + U h₋ + b. */
  private static Matrix sum(Gate gate, Input in) {
    return in.x.timesTransposed(gate.w).addProductTransposed(in.hPrev, gate.u).addRow(gate.b);
  }

  /** a ⊙ b, a new matrix. */
  private static Matrix product(Matrix a, Matrix b) {
    return a.copy().multiply(b);
  }

  /** a − b, a new matrix. */
  private static Matrix minus(Matrix a, Matrix b) {
    return a.copy().addScaled(-1, b);
  }

  /** 1 − a, a new matrix. */
  private static Matrix oneMinus(Matrix a) {
    return a.copy().scale(-1).shift(1);
  }
}
