package dev.unfold.nn;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import dev.unfold.matrix.Workspace;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * An affine map, the same for every token; without bias, a linear map.
 *
 * <pre>{@code
 *   (1) y = W x + b        x : D   one token        W : H×D
 *                          y : H                    b : H
 * }</pre>
 *
 * <p>The code holds one row a token, so the product W x of the equation is {@code x·Wᵀ} here. Without bias, b is a
 * constant zero that is not among the parameters.
 *
 * <p>Shapes: input N×D, output N×H; N = 0 is allowed. Cost: N·H·D multiply-adds.
 *
 * <p>Initial values: Glorot uniform W, b = 0. Checked by {@code LinearTest} (numbers by hand, numeric gradient,
 * invariants).
 *
 * <p>Derived in guide/layers/linear.md.
 */
public final class Linear implements Layer {
  private final Parameter w;
  private final Parameter b;
  private final List<Parameter> parameters;

  /**
   * A map with bias.
   *
   * @param w weights, H×D
   * @param b bias, 1×H
   * @throws ShapeException if b does not fit W
   */
  public Linear(Parameter w, Parameter b) {
    this(w, b, List.of(w, b));
  }

  private Linear(Parameter w, Parameter b, List<Parameter> parameters) {
    Shapes.require(b, 1, w.value().rows());
    this.w = w;
    this.b = b;
    this.parameters = parameters;
  }

  /** A map without bias; weights H×D. */
  public static Linear withoutBias(Parameter w) {
    Matrix zero = Matrix.zeros(w.value().dtype(), 1, w.value().rows());
    return new Linear(w, new Parameter("constant zero", zero), List.of(w));
  }

  /** A map from D to H with Glorot-uniform weights and bias zero: parameters {@code name.w} and {@code name.b}. */
  public static Linear glorot(
      String name, int inputWidth, int outputWidth, DType dtype, RandomGenerator random) {
    return new Linear(
        new Parameter(name + ".w", Matrix.glorot(dtype, outputWidth, inputWidth, random)),
        new Parameter(name + ".b", Matrix.zeros(dtype, 1, outputWidth)));
  }

  /** A map from D to H without bias, with Glorot-uniform weights: parameter {@code name.w}. */
  public static Linear glorotWithoutBias(
      String name, int inputWidth, int outputWidth, DType dtype, RandomGenerator random) {
    return withoutBias(
        new Parameter(name + ".w", Matrix.glorot(dtype, outputWidth, inputWidth, random)));
  }

  /** W, H×D. */
  Parameter w() {
    return w;
  }

  /** D, the width of the input. */
  public int inputWidth() {
    return w.value().columns();
  }

  /** H, the width of the output. */
  public int outputWidth() {
    return w.value().rows();
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }

  @Override
  public Layer.Pass forward(Matrix x, Batch batch) {
    Shapes.require("Linear.forward", x, batch, inputWidth());
    Workspace workspace = batch.workspace();
    Matrix y = workspace.matrix(x.dtype(), x.rows(), outputWidth()).assignRow(b.value());
    y.addProduct(x, workspace.transposedPanels(w.value())); // (1)  N×H
    return new Pass(w, b, x, y, workspace);
  }

  private record Pass(Parameter w, Parameter b, Matrix x, Matrix output, Workspace workspace)
      implements Layer.Pass {
    @Override
    public Matrix backward(Matrix dy, Gradients into) {
      into.of(b).addColumnSums(dy); //             (1)  y = … + b
      into.of(w).addTransposedProduct(dy, x); //   (1)  y = W x + …, summed over the tokens
      return workspace.product(dy, w.value()); //  (1)  N×D: dx = Wᵀ dy
    }
  }
}
