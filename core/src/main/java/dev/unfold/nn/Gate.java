package dev.unfold.nn;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Panels;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import dev.unfold.matrix.Workspace;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The pre-activation of one gate, W x + U h₋ + b, forward and backward.
 *
 * <pre>{@code
 *   a = W x + U h₋ + b            W : H×D,  U : H×H,  b : H
 *
 *   dx  = Wᵀ da                   dW = Σ da xᵀ         Σ over all tokens: the copies
 *   dh₋ = Uᵀ da                   dU = Σ da h₋ᵀ        of W, U and b in time
 *                                 db = Σ da
 * }</pre>
 *
 * <p>Only U h₋ and dh₋ depend on another step; all else is one product over all tokens. {@link Rnn} writes these lines
 * out.
 *
 * <p>Derived in guide/layers/rnn.md.
 *
 * @param w H×D
 * @param u H×H
 * @param b 1×H
 */
public record Gate(Parameter w, Parameter u, Parameter b) {
  /** Checks that the shapes fit each other. */
  public Gate {
    int hidden = u.value().rows();
    Shapes.require(w, hidden, w.value().columns());
    Shapes.require(u, hidden, hidden);
    Shapes.require(b, 1, hidden);
  }

  /** Glorot-uniform W, orthogonal U, every entry of b the same; the names are {@code name.w}, {@code .u}, {@code .b}. */
  public static Gate glorot(
      String name, int inputWidth, int hidden, double bias, DType dtype, RandomGenerator random) {
    return new Gate(
        new Parameter(name + ".w", Matrix.glorot(dtype, hidden, inputWidth, random)),
        new Parameter(name + ".u", Orthogonal.draw(dtype, hidden, random)),
        new Parameter(name + ".b", Matrix.zeros(dtype, 1, hidden).fill(bias)));
  }

  /** D. */
  public int inputWidth() {
    return w.value().columns();
  }

  /** H. */
  public int hidden() {
    return u.value().rows();
  }

  public List<Parameter> parameters() {
    return List.of(w, u, b);
  }

  /** Checks that another gate has the same sizes. */
  void requireAlike(Gate other) {
    Shapes.require(other.w, hidden(), inputWidth());
    Shapes.require(other.u, hidden(), hidden());
  }

  /** Checks that an initial state has the width H. */
  void requireAlike(InitialState state) {
    if (state.width() != hidden()) {
      throw new ShapeException(
          "initial state is " + state.width() + " wide, expected " + hidden() + " as " + u.name());
    }
  }

  /** a = W x + b, for any number of tokens: all but U h₋. */
  void ofInput(Matrix x, Matrix a, Workspace workspace) {
    a.assignRow(b.value()).addProduct(x, workspace.transposedPanels(w.value()));
  }

  /** Uᵀ, packed for U h₋ of every step. */
  Panels transposedU(Workspace workspace) {
    return workspace.transposedPanels(u.value());
  }

  /** dh₋ += Uᵀ da, the rows of one step. */
  void recurrentBackward(Matrix da, Matrix dhPrev, Workspace workspace) {
    workspace.addStep(dhPrev, da, u.value());
  }

  /**
   * What all gates of a layer share in their sums over the tokens of a block.
   *
   * @param x the tokens, packed for dW
   * @param hPrev h₋ of each token, packed for dU
   * @param dx takes Wᵀ da
   * @param into takes dW, dU and db
   */
  record Sums(Panels x, Panels hPrev, Matrix dx, Gradients into) {
    static Sums of(Matrix x, Matrix hPrev, Matrix dx, Gradients into, Workspace workspace) {
      return new Sums(workspace.packed(x), workspace.packed(hPrev), dx, into);
    }
  }

  /** The part of the backward pass that waits for no step: dx += Wᵀ da, and dW, dU and db of a block. */
  void sums(Matrix da, Sums sums) {
    inputSums(da, sums);
    recurrentSums(da, sums.hPrev, sums.into);
  }

  /** {@link #sums} of W x + b. */
  void inputSums(Matrix da, Sums sums) {
    sums.into.of(w).addTransposedProduct(da, sums.x);
    sums.into.of(b).addColumnSums(da);
    sums.dx.addProduct(da, w.value());
  }

  /** {@link #sums} of U h₋. */
  void recurrentSums(Matrix da, Panels hPrev, Gradients into) {
    into.of(u).addTransposedProduct(da, hPrev);
  }
}
