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
 * The sum that every gate of a recurrent layer begins with, and its way back.
 *
 * <pre>{@code
 *   a = W x + U h₋ + b            W : H×D,  U : H×H,  b : H
 *
 *   dx  = Wᵀ da                   dW = Σ da xᵀ         Σ over all tokens: the copies
 *   dh₋ = Uᵀ da                   dU = Σ da h₋ᵀ        of W, U and b in time
 *                                 db = Σ da
 * }</pre>
 *
 * <p>Only U h₋ and dh₋ wait for another step; all else is one product over all tokens. {@link Rnn} writes these lines
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
    require(w, hidden, w.value().columns());
    require(u, hidden, hidden);
    require(b, 1, hidden);
  }

  /** Glorot-uniform W, orthogonal U, every entry of b the same; the names are {@code name.w}, {@code .u}, {@code .b}. */
  public static Gate glorot(
      String name, int inputWidth, int hidden, double bias, DType dtype, RandomGenerator random) {
    return new Gate(
        new Parameter(name + ".w", Matrix.glorot(dtype, hidden, inputWidth, random)),
        new Parameter(name + ".u", Orthogonal.draw(dtype, hidden, random)),
        new Parameter(name + ".b", Matrix.zeros(dtype, 1, hidden).fill(bias)));
  }

  static void require(Parameter parameter, int rows, int columns) {
    Matrix value = parameter.value();
    if (value.rows() != rows || value.columns() != columns) {
      throw new ShapeException(
          parameter.name() + " is " + value.shape() + ", expected " + rows + "×" + columns);
    }
  }

  /** D. */
  public int inputWidth() {
    return w.value().columns();
  }

  /** H. */
  public int hidden() {
    return u.value().rows();
  }

  /** W, U, b. */
  public List<Parameter> parameters() {
    return List.of(w, u, b);
  }

  /** Refuses a gate of other sizes than this one's. */
  void requireAlike(Gate other) {
    require(other.w, hidden(), inputWidth());
    require(other.u, hidden(), hidden());
  }

  /** Refuses an initial state of another width than H. */
  void requireAlike(InitialState state) {
    if (state.width() != hidden()) {
      throw new ShapeException(
          "initial state is " + state.width() + " wide, expected " + hidden() + " as " + u.name());
    }
  }

  /** Refuses an input that is not N×D. */
  void requireInput(String where, Matrix x, Batch batch) {
    if (x.columns() != inputWidth() || x.rows() != batch.tokens()) {
      throw new ShapeException(
          String.format(
              "%s: x is %s, expected %d×%d (the batch has %d tokens, %s reads vectors of width %d)",
              where,
              x.shape(),
              batch.tokens(),
              inputWidth(),
              batch.tokens(),
              w.name(),
              inputWidth()));
    }
  }

  /** a = W x + b, for any number of tokens: all of it but U h₋. */
  void ofInput(Matrix x, Matrix a, Workspace workspace) {
    a.assignRow(b.value()).addProduct(x, workspace.transposedPanels(w.value()));
  }

  /** Uᵀ, laid out for U h₋ of every step. */
  Panels transposedU(Workspace workspace) {
    return workspace.transposedPanels(u.value());
  }

  /** dh₋ += Uᵀ da, the rows of one step. */
  void recurrentBackward(Matrix da, Matrix dhPrev, Workspace workspace) {
    workspace.addStep(dhPrev, da, u.value());
  }

  /**
   * What all gates of a layer need for their sums over a block.
   *
   * @param x the tokens, laid out for dW
   * @param hPrev what U is multiplied with, laid out for dU
   * @param dx takes Wᵀ da
   * @param into takes dW, dU and db
   */
  record Sums(Panels x, Panels hPrev, Matrix dx, Gradients into) {}

  /** What waits for no step: dx += Wᵀ da, and dW, dU and db of a block. */
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
