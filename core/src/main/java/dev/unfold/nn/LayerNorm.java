package dev.unfold.nn;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.List;

/**
 * Layer normalisation: every token's vector gets mean zero and variance one, then a learnt scale and shift.
 *
 * <pre>{@code
 *   (1) u = x − mean(x)                     x : D   one token; a mean is over its D entries
 *   (2) s = 1/√(mean(u ⊙ u) + ε)            s : 1   ε = 1e-5
 *   (3) x̂ = s u
 *   (4) y = γ ⊙ x̂ + β                       γ, β : D
 * }</pre>
 *
 * <p>The variance mean(u ⊙ u) is the biased one, as in the paper and in PyTorch. Backward, (3)
 * gives u the gradient s dx̂ and s the gradient Σ dx̂ ⊙ u; since ds/du = −s³ u/D, (2) turns the latter into
 * −x̂ mean(s dx̂ ⊙ x̂).
 *
 * <p>Shapes: input N×D, output N×D; N = 0 is allowed. Cost: about ten operations an entry.
 *
 * <p>Initial values: γ = 1, β = 0. Source: Ba, Kiros and Hinton 2016. Checked by {@code LayerNormTest} (numbers by hand,
 * numeric gradient, invariants).
 *
 * <p>Derived in guide/layers/layernorm.md.
 */
public final class LayerNorm implements Layer {
  /** ε, which keeps s finite where all entries are equal. */
  public static final double EPSILON = 1e-5;

  private final Parameter gamma;
  private final Parameter beta;

  /**
   * A normalisation with the given scale and shift.
   *
   * @param gamma γ, 1×D
   * @param beta β, 1×D
   * @throws ShapeException if one of them has more than one row, or their widths differ
   */
  public LayerNorm(Parameter gamma, Parameter beta) {
    Shapes.require(gamma, 1, gamma.value().columns());
    Shapes.require(beta, 1, gamma.value().columns());
    this.gamma = gamma;
    this.beta = beta;
  }

  /** A normalisation of vectors of a width, γ = 1 and β = 0: parameters {@code name.gamma} and {@code name.beta}. */
  public static LayerNorm of(String name, int width, DType dtype) {
    return new LayerNorm(
        new Parameter(name + ".gamma", Matrix.zeros(dtype, 1, width).fill(1)),
        new Parameter(name + ".beta", Matrix.zeros(dtype, 1, width)));
  }

  /** D, the width of input and output. */
  public int width() {
    return gamma.value().columns();
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(gamma, beta);
  }

  @Override
  public Layer.Pass forward(Matrix x, Batch batch) {
    Shapes.require("LayerNorm.forward", x, batch, width());
    Matrix xHat = x.copy();
    double[] s = new double[x.rows()];
    for (int r = 0; r < x.rows(); r++) {
      Matrix u = xHat.row(r);
      u.shift(-mean(u)); //                                            (1)
      s[r] = 1 / Math.sqrt(meanProduct(u, u) + EPSILON); //            (2)
      u.scale(s[r]); //                                                (3)  x̂, in place of u
    }
    Matrix y = timesRow(xHat, gamma.value()).addRow(beta.value()); //  (4)
    return new Pass(gamma, beta, s, xHat, y);
  }

  private static double mean(Matrix row) {
    return row.sum() / row.columns();
  }

  private static double meanProduct(Matrix a, Matrix b) {
    return mean(a.copy().multiply(b));
  }

  /** A new matrix: every row of X ⊙ γ. */
  private static Matrix timesRow(Matrix x, Matrix gamma) {
    Matrix product = x.copy();
    for (int r = 0; r < x.rows(); r++) {
      product.row(r).multiply(gamma);
    }
    return product;
  }

  private record Pass(Parameter gamma, Parameter beta, double[] s, Matrix xHat, Matrix output)
      implements Layer.Pass {
    @Override
    public Matrix backward(Matrix dy, Gradients into) {
      into.of(beta).addColumnSums(dy); //                         (4)  y = … + β
      into.of(gamma).addColumnSums(dy.copy().multiply(xHat)); //  (4)  y = γ ⊙ x̂ + …
      Matrix dx = timesRow(dy, gamma.value()); //                 (4)  N×D: dx̂, until (3)
      for (int r = 0; r < dx.rows(); r++) {
        Matrix du = dx.row(r);
        Matrix xr = xHat.row(r);
        du.scale(s[r]); //                           (3)  x̂ = s u: through u,
        du.addScaled(-meanProduct(du, xr), xr); //   (2)  and through s = 1/√(mean(u ⊙ u) + ε)
        du.shift(-mean(du)); //                      (1)  u = x − mean(x)
      }
      return dx;
    }
  }
}
