package dev.unfold.matrix;

import dev.unfold.matrix.internal.DoubleStorage;
import dev.unfold.matrix.internal.FloatStorage;
import dev.unfold.matrix.internal.Kernels;
import dev.unfold.matrix.internal.Storage;
import java.util.random.RandomGenerator;

/**
 * A two-dimensional matrix of numbers, row-major, in one of two precisions.
 *
 * <p>{@link #rows(int, int)} and {@link #row(int)} are views: they share the numbers of this matrix and copy nothing.
 * Operations ({@code add}, {@code sigmoid}) change this matrix and return it; {@code times}, {@code copy} and a few others
 * say that they return a new one. A matrix without rows is allowed everywhere. Not safe for use by several threads while one
 * of them writes.
 *
 * <p>Operands have the same {@link DType}; there is no silent conversion. An operation whose operands do not fit throws a {@link
 * ShapeException} that names them.
 *
 * <p>This file has the factories, the views, copies and selections, and the products; {@link ElementWise} has the operations
 * that go entry by entry or row by row, {@link Entries} access, sums and bytes.
 */
public final class Matrix extends ElementWise {
  Matrix(DType dtype, int rows, int columns, int start, Storage numbers) {
    super(dtype, rows, columns, start, numbers);
  }

  /**
   * A matrix of zeros.
   *
   * @throws ShapeException if a size is negative or the matrix would have 2³¹ or more entries
   */
  public static Matrix zeros(DType dtype, int rows, int columns) {
    return new Matrix(dtype, rows, columns, 0, storage(dtype, size(rows, columns)));
  }

  /** rows · columns, checked. */
  static int size(int rows, int columns) {
    long size = (long) rows * columns;
    if (rows < 0 || columns < 0 || size > Integer.MAX_VALUE - 8) {
      throw new ShapeException(
          "Matrix: " + rows + "×" + columns + " is negative or has 2^31 entries or more");
    }
    return (int) size;
  }

  static Storage storage(DType dtype, int size) {
    Kernels.active(); // if there are none, throws here and not while a class is initialised
    return dtype == DType.FLOAT64
        ? new DoubleStorage(new double[size])
        : new FloatStorage(new float[size]);
  }

  /**
   * A copy of the given rows.
   *
   * @throws ShapeException if the rows have different lengths
   */
  public static Matrix of(DType dtype, double[][] values) {
    Matrix matrix = zeros(dtype, values.length, values.length == 0 ? 0 : values[0].length);
    for (int r = 0; r < values.length; r++) {
      if (values[r].length != matrix.columns) {
        throw new ShapeException(
            "Matrix.of: row "
                + r
                + " has "
                + values[r].length
                + " columns, row 0 has "
                + matrix.columns);
      }
      for (int k = 0; k < matrix.columns; k++) {
        matrix.set(r, k, values[r][k]);
      }
    }
    return matrix;
  }

  /** A new matrix with entries drawn row by row, uniformly from [low, high). */
  public static Matrix uniform(
      DType dtype, int rows, int columns, double low, double high, RandomGenerator random) {
    Matrix matrix = zeros(dtype, rows, columns);
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < columns; k++) {
        matrix.set(r, k, low + (high - low) * random.nextDouble());
      }
    }
    return matrix;
  }

  /** A new matrix, uniform in ±√(6 / (rows + columns)), which keeps the variance of signals and gradients (Glorot and Bengio 2010). */
  public static Matrix glorot(DType dtype, int rows, int columns, RandomGenerator random) {
    double bound = Math.sqrt(6.0 / Math.max(1, rows + columns));
    return uniform(dtype, rows, columns, -bound, bound, random);
  }

  /**
   * The name of the kernels that compute: {@code vector} where the JVM was started with {@code --add-modules
   * jdk.incubator.vector}, else {@code scalar}, which is several times slower and says so once, through {@link
   * System.Logger}. {@code -Dunfold.kernels=scalar} chooses those without a word; {@code -Dunfold.kernels=vector} insists on the
   * fast ones. {@code docs/speed.md} names the other options of the JVM that matter.
   *
   * @throws IllegalStateException if {@code -Dunfold.kernels} asks for kernels that this JVM cannot run
   */
  public static String kernels() {
    return Kernels.active().name();
  }

  /** A view of row r, 1×C. */
  public Matrix row(int r) {
    return rows(r, r + 1);
  }

  /** A view of the rows from (inclusive) to (exclusive). */
  public Matrix rows(int from, int to) {
    if (from < 0 || to < from || to > rows) {
      throw new ShapeException(
          "Matrix.rows: rows " + from + " to " + to + " are outside " + shape());
    }
    return new Matrix(dtype, to - from, columns, start + from * columns, numbers);
  }

  /** A new matrix with the given rows of this one, in that order; index −1 gives a row of zeros. */
  public Matrix gather(int[] indices) {
    return zeros(dtype, indices.length, columns).assignGathered(this, indices);
  }

  /** Row r of this = row indices[r] of X, for every r; index −1 gives a row of zeros. */
  public Matrix assignGathered(Matrix x, int[] indices) {
    if (rows != indices.length || x.columns != columns) {
      throw misfit("assignGathered", indices.length + " rows of " + x);
    }
    return assignGathered(x, 0, indices, 0);
  }

  /**
   * Row r of this = row indices[first + r] of X, its columns from {@code from} on, as many as this matrix has; index −1 gives
   * a row of zeros.
   */
  public Matrix assignGathered(Matrix x, int from, int[] indices, int first) {
    if (first < 0
        || first + rows > indices.length
        || from < 0
        || from + columns > x.columns
        || x.dtype != dtype) {
      throw misfit(
          "assignGathered",
          indices.length + " rows from " + first + " on, from column " + from + " on, of " + x);
    }
    for (int r = 0; r < rows; r++) {
      int to = start + r * columns;
      if (indices[first + r] == -1) {
        numbers.fill(columns, 0, to);
      } else {
        numbers.copy(columns, x.numbers, x.index("gather", indices[first + r]) + from, to);
      }
    }
    return this;
  }

  /** Row indices[r] of this += α·row r of X, for every r: the backward pass of {@link #gather}. Rows with index −1 are left out. */
  public Matrix scatterAdd(double alpha, int[] indices, Matrix x) {
    if (x.rows != indices.length || x.columns != columns || x.dtype != dtype) {
      throw new ShapeException(
          "Matrix.scatterAdd: argument is "
              + x
              + ", expected "
              + indices.length
              + "×"
              + columns
              + " "
              + dtype);
    }
    for (int r = 0; r < indices.length; r++) {
      if (indices[r] != -1) {
        int to = index("scatterAdd", indices[r]);
        numbers.addScaled(columns, alpha, x.numbers, x.start + r * columns, to);
      }
    }
    return this;
  }

  /** Row indices[r] of this = row r of X, for every r: puts back the rows that {@link #gather} took. */
  public Matrix scatter(int[] indices, Matrix x) {
    require("scatter", x.rows == indices.length && x.columns == columns, this, "scatter", x);
    for (int r = 0; r < indices.length; r++) {
      int to = index("scatter", indices[r]);
      numbers.copy(columns, x.numbers, x.start + r * columns, to);
    }
    return this;
  }

  /** A new matrix with the same numbers. */
  public Matrix copy() {
    return zeros(dtype, rows, columns).assign(this);
  }

  /** A new matrix with the same numbers in another type; {@code FLOAT32} rounds them. */
  public Matrix as(DType other) {
    Matrix result = zeros(other, rows, columns);
    for (int i = 0; i < size(); i++) {
      result.numbers.set(i, numbers.get(start + i));
    }
    return result;
  }

  /** A new matrix with the columns from (inclusive) to (exclusive) of this one. */
  public Matrix columns(int from, int to) {
    if (from < 0 || to < from || to > columns) {
      throw new ShapeException(
          "Matrix.columns: columns " + from + " to " + to + " are outside " + shape());
    }
    return zeros(dtype, rows, to - from).assignColumns(this, from);
  }

  /** This = the columns of X from {@code from} on, as many as this matrix has. */
  public Matrix assignColumns(Matrix x, int from) {
    if (x.rows != rows || from < 0 || from + columns > x.columns || x.dtype != dtype) {
      throw misfit("assignColumns", "from column " + from + " on, " + x);
    }
    for (int r = 0; r < rows; r++) {
      numbers.copy(columns, x.numbers, x.start + r * x.columns + from, start + r * columns);
    }
    return this;
  }

  /** The columns of this from {@code at} on = X. */
  public Matrix setColumns(int at, Matrix x) {
    if (x.rows != rows || at < 0 || at + x.columns > columns || x.dtype != dtype) {
      throw misfit("setColumns", "at column " + at + ", " + x);
    }
    for (int r = 0; r < rows; r++) {
      numbers.copy(x.columns, x.numbers, x.start + r * x.columns, start + r * columns + at);
    }
    return this;
  }

  /** A new matrix, [this X]: the columns of this one, then those of X, which has as many rows. */
  public Matrix beside(Matrix x) {
    require("beside", x.rows == rows, this, "beside", x);
    return zeros(dtype, rows, columns + x.columns).setColumns(0, this).setColumns(columns, x);
  }

  /** The transpose, as a new matrix. */
  public Matrix transposed() {
    Matrix result = zeros(dtype, columns, rows);
    result.numbers.transpose(rows, columns, numbers, start, 0);
    return result;
  }

  /** The product this·B as a new matrix: (R×C)·(C×N) is R×N. */
  public Matrix times(Matrix b) {
    requireProduct("times", columns == b.rows, "·", b, "rows");
    return zeros(dtype, rows, b.columns).addProduct(this, b);
  }

  /** The product this·Bᵀ as a new matrix: (R×C)·(N×C)ᵀ is R×N. */
  public Matrix timesTransposed(Matrix b) {
    requireProduct("timesTransposed", columns == b.columns, "· transposed", b, "columns");
    return zeros(dtype, rows, b.rows).addProductTransposed(this, b);
  }

  /** this += A·B, with A: R×P, B: P×C. */
  public Matrix addProduct(Matrix a, Matrix b) {
    require("addProduct", a.rows == rows && a.columns == b.rows && b.columns == columns, a, "·", b);
    numbers.product(
        rows, columns, a.columns, a.numbers, a.start, a.columns, 1, b.numbers, b.start, start);
    return this;
  }

  /** this += A·B, with A: R×P and panels of B: P×C. */
  public Matrix addProduct(Matrix a, Panels b) {
    requirePacked("addProduct", a.rows == rows && a.columns == b.rows(), a, "·", b);
    return addPacked(a, a.columns, 1, b);
  }

  /** this += A·Bᵀ, with A: R×P, B: C×P. */
  public Matrix addProductTransposed(Matrix a, Matrix b) {
    boolean fit = a.rows == rows && a.columns == b.columns && b.rows == columns;
    require("addProductTransposed", fit, a, "· transposed", b);
    numbers.productTransposed(
        rows, columns, a.columns, a.numbers, a.start, b.numbers, b.start, start);
    return this;
  }

  /** this += Aᵀ·B, with A: P×R, B: P×C: the sum over P of the outer products of their rows. */
  public Matrix addTransposedProduct(Matrix a, Matrix b) {
    boolean fit = a.columns == rows && a.rows == b.rows && b.columns == columns;
    require("addTransposedProduct", fit, a, "transposed·", b);
    numbers.product(
        rows, columns, a.rows, a.numbers, a.start, 1, a.columns, b.numbers, b.start, start);
    return this;
  }

  /** this += Aᵀ·B, with A: P×R and panels of B: P×C. */
  public Matrix addTransposedProduct(Matrix a, Panels b) {
    requirePacked(
        "addTransposedProduct", a.columns == rows && a.rows == b.rows(), a, "transposed·", b);
    return addPacked(a, 1, a.columns, b);
  }

  private Matrix addPacked(Matrix a, int aRow, int aStep, Panels b) {
    numbers.productPacked(
        rows, columns, b.rows(), a.numbers, a.start, aRow, aStep, b.numbers(), b.start(), start);
    return this;
  }
}
