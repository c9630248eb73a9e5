package dev.unfold.matrix;

import dev.unfold.matrix.internal.Storage;

/**
 * The right operand of a product, P×C, packed in the order in which the kernels read it. This pays where several products
 * have the same right operand, like the weights of a recurrent layer at every time step.
 *
 * <p>A copy: it does not change with the matrix that it was made from. {@link Matrix#addProduct(Matrix, Panels)} gives
 * the same bits as {@link Matrix#addProduct(Matrix, Matrix)}.
 */
public final class Panels {
  private final DType dtype;
  private final int rows;
  private final int columns;
  private final Matrix memory;

  private Panels(int rows, int columns, Matrix memory) {
    this.dtype = memory.dtype();
    this.rows = rows;
    this.columns = columns;
    this.memory = memory;
  }

  /** Panels of B, P×C. */
  public static Panels of(Matrix b) {
    return in(Matrix.zeros(b.dtype(), 1, length(b.dtype(), b.rows(), b.columns())), b);
  }

  /** Panels of Bᵀ, where B is C×P. */
  public static Panels ofTransposed(Matrix b) {
    Matrix memory = Matrix.zeros(b.dtype(), 1, length(b.dtype(), b.columns(), b.rows()));
    return new Panels(b.columns(), b.rows(), memory).fill(b, true);
  }

  /** Panels of B, P×C, in memory of {@link #length} numbers. */
  static Panels in(Matrix memory, Matrix b) {
    return new Panels(b.rows(), b.columns(), memory).fill(b, false);
  }

  /** The number of entries in the panels of a P×C matrix. */
  static int length(DType dtype, int rows, int columns) {
    return Matrix.storage(dtype, 0).packedLength(rows, columns);
  }

  /** Packs the present numbers of b, which has the shape that these panels were made for. */
  Panels fill(Matrix b, boolean transposed) {
    int rowStep = transposed ? 1 : columns;
    int columnStep = transposed ? rows : 1;
    numbers().pack(rows, columns, b.numbers(), b.start(), rowStep, columnStep, start());
    return this;
  }

  /** P. */
  public int rows() {
    return rows;
  }

  /** C. */
  public int columns() {
    return columns;
  }

  /** The type of the numbers. */
  public DType dtype() {
    return dtype;
  }

  Storage numbers() {
    return memory.numbers();
  }

  int start() {
    return memory.start();
  }

  /** A short description: shape and type. */
  @Override
  public String toString() {
    return rows + "×" + columns + " " + dtype;
  }
}
