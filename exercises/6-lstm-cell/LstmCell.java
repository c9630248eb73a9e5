import dev.unfold.matrix.Matrix;

/**
 * Exercise 6. One step of long short-term memory, backwards.
 *
 * <p>B sentences take the step side by side, a row each; h₋ and c₋ are those of the previous step:
 *
 * <pre>{@code
 *   (1) i = σ(W_i x + U_i h₋ + b_i)     input       x : B×D            W : H×D
 *   (2) f = σ(W_f x + U_f h₋ + b_f)     forget      h, c : B×H         U : H×H
 *   (3) g = tanh(W_g x + U_g h₋ + b_g)  candidate                      b : 1×H
 *   (4) o = σ(W_o x + U_o h₋ + b_o)     output
 *   (5) c = f ⊙ c₋ + i ⊙ g
 *   (6) h = o ⊙ tanh(c)
 * }</pre>
 *
 * <p>The forward pass is given. Given the gradients dh of h and dc of c that come from outside this
 * step (dc from the next step), write the backward pass: add the gradient of each weight to the
 * matrix of the same name in {@code d}, and those of x, h₋ and c₋ to {@code dIn}; all of them hold
 * zeros. c is used in two places, by h and by the next step's c, so their gradients add up.
 *
 * <p>There are two parts. The second, {@code sumBackward}, is the backward pass of a sum W x + U
 * h₋ + b: (1) to (4) can share it.
 *
 * <p>Check: {@code ./unfold exercise 6}. Help: {@code ./unfold exercise 6 --hint}.
 */
public record LstmCell(Gate input, Gate forget, Gate candidate, Gate output) {
  /** The weights of W x + U h₋ + b. */
  public record Gate(Matrix w, Matrix u, Matrix b) {}

  /** The input of a step; as dIn, its gradients. */
  public record Input(Matrix x, Matrix hPrev, Matrix cPrev) {}

  /** The values of the forward pass that the backward pass needs. */
  public record Pass(
      Input in, Matrix i, Matrix f, Matrix g, Matrix o, Matrix c, Matrix tanhC, Matrix h) {}

  public Pass forward(Input in) {
    Matrix i = sum(input, in).sigmoid(); //                              (1)
    Matrix f = sum(forget, in).sigmoid(); //                             (2)
    Matrix g = sum(candidate, in).tanh(); //                             (3)
    Matrix o = sum(output, in).sigmoid(); //                             (4)
    Matrix c = product(f, in.cPrev).addMultiplied(i, g); //              (5)
    Matrix tanhC = c.copy().tanh(); //                                   (6)
    Matrix h = product(o, tanhC); //                                     (6)
    return new Pass(in, i, f, g, o, c, tanhC, h);
  }

  public void backward(Pass pass, Matrix dh, Matrix dc, LstmCell d, Input dIn) {
    // ↓↓↓ your part
    Matrix dO = product(dh, pass.tanhC); //                              (6)  h = o ⊙ tanh(c)
    Matrix dcAll = product(dh, pass.o).tanhBackward(pass.tanhC); //      (6)
    dcAll.add(dc); //                                                         c forked
    Matrix df = product(dcAll, pass.in.cPrev); //                        (5)  c = f ⊙ c₋ + …
    dIn.cPrev.addMultiplied(dcAll, pass.f); //                           (5)
    Matrix di = product(dcAll, pass.g); //                               (5)  … + i ⊙ g
    Matrix dg = product(dcAll, pass.i); //                               (5)
    sumBackward(output, pass.in, dO.sigmoidBackward(pass.o), d.output, dIn); //      (4)
    sumBackward(candidate, pass.in, dg.tanhBackward(pass.g), d.candidate, dIn); //   (3)
    sumBackward(forget, pass.in, df.sigmoidBackward(pass.f), d.forget, dIn); //      (2)
    sumBackward(input, pass.in, di.sigmoidBackward(pass.i), d.input, dIn); //        (1)
    // ↑↑↑
  }

  /** The backward pass of W x + U h₋ + b: adds to d.w, d.u, d.b, dIn.x and dIn.hPrev. */
  private static void sumBackward(Gate gate, Input in, Matrix dSum, Gate d, Input dIn) {
    // ↓↓↓ your part
    d.w.addTransposedProduct(dSum, in.x); //              W x + …
    dIn.x.addProduct(dSum, gate.w);
    d.u.addTransposedProduct(dSum, in.hPrev); //          … + U h₋ + …
    dIn.hPrev.addProduct(dSum, gate.u);
    d.b.addColumnSums(dSum); //                           … + b
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
}
