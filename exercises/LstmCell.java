import dev.unfold.matrix.Matrix;

/**
 * Exercise 6. One step of long short-term memory, backwards.
 *
 * <p>B sentences take the step side by side, a row each; h₋ and c₋ are h and c at the step before:
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
 * <p>The way forward is there. Given the errors dh and dc that the steps behind send back, write
 * the way back: add the gradient of each weight to the matrix of the same name in {@code d}, and
 * those of x, h₋ and c₋ to {@code dIn}; all of them hold zeros. c goes to two places, to h and to
 * the next step's c: errors add up.
 *
 * <p>The second method of your part is the way back of a sum W x + U h₋ + b: (1) to (4) can share
 * it.
 *
 * <p>Check: {@code ./unfold exercise 6}. Help: {@code ./unfold exercise 6 --hint}.
 */
public record LstmCell(Gate input, Gate forget, Gate candidate, Gate output) {
  /** The weights of W x + U h₋ + b. */
  public record Gate(Matrix w, Matrix u, Matrix b) {}

  /** What goes in; as dIn, its errors. */
  public record Input(Matrix x, Matrix hPrev, Matrix cPrev) {}

  /** What the way forward leaves for the way back. */
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
