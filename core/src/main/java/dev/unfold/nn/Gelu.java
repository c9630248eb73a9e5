package dev.unfold.nn;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.List;

/**
 * The Gaussian error linear unit in its tanh form, entry by entry.
 *
 * <pre>{@code
 *   (1) u = √(2/π) (x + a x³)            a = 0.044715
 *   (2) t = tanh(u)
 *   (3) y = ½ x (1 + t)
 * }</pre>
 *
 * <p>This is the paper's approximation of x Φ(x), Φ the normal distribution; its deviation is below 0.0005. PyTorch
 * computes the same with {@code gelu(approximate="tanh")}. Its gradient here is exact for (1) to (3).
 *
 * <p>Shapes: input N×D of any width, output N×D; N = 0 is allowed. Source: Hendrycks and Gimpel 2016. Checked by {@code
 * GeluTest} (numbers by hand, numeric gradient, invariants).
 *
 * <p>Derived in guide/layers/activations.md.
 */
public record Gelu() implements Layer {
  private static final double C = Math.sqrt(2 / Math.PI);
  private static final double A = 0.044715;

  /** None. */
  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public Layer.Pass forward(Matrix x, Batch batch) {
    Shapes.require("Gelu.forward", x, batch, x.columns());
    Matrix square = x.copy().multiply(x);
    Matrix u = square.scale(A).shift(1).multiply(x).scale(C); //  (1)  x + a x³ = x (1 + a x²)
    Matrix t = u.tanh(); //                                       (2)  in place of u
    Matrix y = t.copy().shift(1).multiply(x).scale(0.5); //       (3)
    return new Pass(x, t, y);
  }

  private record Pass(Matrix x, Matrix t, Matrix output) implements Layer.Pass {
    @Override
    public Matrix backward(Matrix dy, Gradients into) {
      Matrix dx = t.copy().shift(1).scale(0.5).multiply(dy); //   (3)  y = ½ x (1 + t): through x
      Matrix dt = x.copy().scale(0.5).multiply(dy); //            (3)  and through t
      Matrix du = dt.tanhBackward(t); //                          (2)  t = tanh(u)
      Matrix slope = x.copy().multiply(x).scale(3 * A).shift(1).scale(C);
      return dx.addMultiplied(du, slope); //                      (1)  u = √(2/π) (x + a x³)
    }
  }
}
