package dev.unfold.matrix;

import dev.unfold.matrix.internal.DoubleKernels;
import dev.unfold.matrix.internal.FloatKernels;
import dev.unfold.matrix.internal.Kernels;
import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * A two-dimensional matrix of numbers, row-major, in one of two precisions.
 *
 * <p>{@link #rows(int, int)} and {@link #row(int)} are views: they share the numbers of this matrix and copy nothing.
 * Methods named as verbs ({@code add}, {@code sigmoid}) change this matrix and return it; {@code times} and {@code
 * copy} make a new one. A matrix without rows is allowed everywhere. Not safe for use by several threads while one of
 * them writes.
 *
 * <p>Both operands of an operation have the same {@link DType}; there is no silent conversion.
 */
public final class Matrix {
  private static final DoubleKernels DOUBLES = Kernels.active().doubles();
  private static final FloatKernels FLOATS = Kernels.active().floats();

  private final DType dtype;
  private final int rows;
  private final int columns;

  /** Where entry (0, 0) lies. Rows follow each other without gaps, so row r begins at start + r · columns. */
  private final int start;

  /** The numbers: exactly one of the two is not null, as the type says. */
  private final double[] doubles;

  private final float[] floats;

  private Matrix(DType dtype, int rows, int columns, int start, double[] doubles, float[] floats) {
    this.dtype = dtype;
    this.rows = rows;
    this.columns = columns;
    this.start = start;
    this.doubles = doubles;
    this.floats = floats;
  }

  /**
   * A matrix of zeros.
   *
   * @throws ShapeException if a size is negative or the matrix would have 2³¹ or more entries
   */
  public static Matrix zeros(DType dtype, int rows, int columns) {
    long size = (long) rows * columns;
    if (rows < 0 || columns < 0 || size > Integer.MAX_VALUE - 8) {
      throw new ShapeException(
          "Matrix.zeros: " + rows + "×" + columns + " is negative or has 2^31 entries or more");
    }
    return dtype == DType.FLOAT64
        ? new Matrix(dtype, rows, columns, 0, new double[(int) size], null)
        : new Matrix(dtype, rows, columns, 0, null, new float[(int) size]);
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

  /** Entries drawn one after the other, row by row, uniformly from [low, high). */
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

  /** Glorot and Bengio 2010: uniform in ±√(6 / (rows + columns)), which keeps the variance of signals and gradients. */
  public static Matrix glorot(DType dtype, int rows, int columns, RandomGenerator random) {
    double bound = Math.sqrt(6.0 / Math.max(1, rows + columns));
    return uniform(dtype, rows, columns, -bound, bound, random);
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** Number of columns. */
  public int columns() {
    return columns;
  }

  /** The type of the numbers. */
  public DType dtype() {
    return dtype;
  }

  /** Number of entries. */
  public int size() {
    return rows * columns;
  }

  /** {@code rows×columns}, as errors and reports write it. */
  public String shape() {
    return rows + "×" + columns;
  }

  /** The entry in row r, column k. */
  public double get(int r, int k) {
    int at = index(r, k);
    return dtype == DType.FLOAT64 ? doubles[at] : floats[at];
  }

  /** Replaces the entry in row r, column k; a {@code FLOAT32} matrix rounds it. */
  public void set(int r, int k, double value) {
    int at = index(r, k);
    if (dtype == DType.FLOAT64) {
      doubles[at] = value;
    } else {
      floats[at] = (float) value;
    }
  }

  private int index(int r, int k) {
    if (r < 0 || r >= rows || k < 0 || k >= columns) {
      throw new ShapeException("Matrix: entry [" + r + "," + k + "] is outside " + shape());
    }
    return start + r * columns + k;
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
    return new Matrix(dtype, to - from, columns, start + from * columns, doubles, floats);
  }

  /** A new matrix with the given rows of this one, in that order; index −1 gives a row of zeros. */
  public Matrix gather(int[] indices) {
    Matrix result = zeros(dtype, indices.length, columns);
    for (int r = 0; r < indices.length; r++) {
      if (indices[r] == -1) {
        continue;
      }
      int from = start + Objects.checkIndex(indices[r], rows) * columns;
      if (dtype == DType.FLOAT64) {
        System.arraycopy(doubles, from, result.doubles, r * columns, columns);
      } else {
        System.arraycopy(floats, from, result.floats, r * columns, columns);
      }
    }
    return result;
  }

  /** Row indices[r] of this += α·row r of X, for every r: what {@link #gather} does, backwards. Index −1 adds nowhere. */
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
      if (indices[r] == -1) {
        continue;
      }
      int to = start + Objects.checkIndex(indices[r], rows) * columns;
      if (dtype == DType.FLOAT64) {
        DOUBLES.addScaled(columns, alpha, x.doubles, x.start + r * columns, doubles, to);
      } else {
        FLOATS.addScaled(columns, (float) alpha, x.floats, x.start + r * columns, floats, to);
      }
    }
    return this;
  }

  /** A new matrix with the same numbers. */
  public Matrix copy() {
    Matrix result = zeros(dtype, rows, columns);
    result.assign(this);
    return result;
  }

  /** A new matrix with the same numbers in another type; {@code FLOAT32} rounds them. */
  public Matrix as(DType other) {
    if (other == dtype) {
      return copy();
    }
    Matrix result = zeros(other, rows, columns);
    for (int i = 0; i < size(); i++) {
      if (other == DType.FLOAT64) {
        result.doubles[i] = floats[start + i];
      } else {
        result.floats[i] = (float) doubles[start + i];
      }
    }
    return result;
  }

  /** Copies the numbers of another matrix of this shape and type into this one. */
  public Matrix assign(Matrix other) {
    same("assign", other);
    if (dtype == DType.FLOAT64) {
      System.arraycopy(other.doubles, other.start, doubles, start, size());
    } else {
      System.arraycopy(other.floats, other.start, floats, start, size());
    }
    return this;
  }

  /** Sets every entry. */
  public Matrix fill(double value) {
    if (dtype == DType.FLOAT64) {
      Arrays.fill(doubles, start, start + size(), value);
    } else {
      Arrays.fill(floats, start, start + size(), (float) value);
    }
    return this;
  }

  /** The product this·B as a new matrix: (R×C)·(C×N) is R×N. */
  public Matrix times(Matrix b) {
    return zeros(dtype, rows, b.columns).addProduct(this, b);
  }

  /** The product this·Bᵀ as a new matrix: (R×C)·(N×C)ᵀ is R×N. */
  public Matrix timesTransposed(Matrix b) {
    return zeros(dtype, rows, b.rows).addProductTransposed(this, b);
  }

  /** this += A·B, with A: R×P, B: P×C. */
  public Matrix addProduct(Matrix a, Matrix b) {
    shapes("addProduct", a.rows == rows && a.columns == b.rows && b.columns == columns, a, "·", b);
    if (dtype == DType.FLOAT64) {
      DOUBLES.product(
          rows, columns, a.columns, a.doubles, a.start, a.columns, 1, b.doubles, b.start, columns,
          doubles, start, columns);
    } else {
      FLOATS.product(
          rows, columns, a.columns, a.floats, a.start, a.columns, 1, b.floats, b.start, columns,
          floats, start, columns);
    }
    return this;
  }

  /** this += A·Bᵀ, with A: R×P, B: C×P. */
  public Matrix addProductTransposed(Matrix a, Matrix b) {
    shapes(
        "addProductTransposed",
        a.rows == rows && a.columns == b.columns && b.rows == columns,
        a,
        "·transposed ",
        b);
    if (dtype == DType.FLOAT64) {
      DOUBLES.productTransposed(
          rows, columns, a.columns, a.doubles, a.start, a.columns, b.doubles, b.start, b.columns,
          doubles, start, columns);
    } else {
      FLOATS.productTransposed(
          rows, columns, a.columns, a.floats, a.start, a.columns, b.floats, b.start, b.columns,
          floats, start, columns);
    }
    return this;
  }

  /** this += Aᵀ·B, with A: P×R, B: P×C: the sum over P of the outer products of their rows. */
  public Matrix addTransposedProduct(Matrix a, Matrix b) {
    shapes(
        "addTransposedProduct",
        a.columns == rows && a.rows == b.rows && b.columns == columns,
        a,
        "transposed·",
        b);
    if (dtype == DType.FLOAT64) {
      DOUBLES.product(
          rows, columns, a.rows, a.doubles, a.start, 1, a.columns, b.doubles, b.start, columns,
          doubles, start, columns);
    } else {
      FLOATS.product(
          rows, columns, a.rows, a.floats, a.start, 1, a.columns, b.floats, b.start, columns,
          floats, start, columns);
    }
    return this;
  }

  /** this += α·X. */
  public Matrix addScaled(double alpha, Matrix x) {
    same("addScaled", x);
    if (dtype == DType.FLOAT64) {
      DOUBLES.addScaled(size(), alpha, x.doubles, x.start, doubles, start);
    } else {
      FLOATS.addScaled(size(), (float) alpha, x.floats, x.start, floats, start);
    }
    return this;
  }

  /** this += X. */
  public Matrix add(Matrix x) {
    return addScaled(1, x);
  }

  /** this = α·this. */
  public Matrix scale(double alpha) {
    for (int i = start; i < start + size(); i++) {
      if (dtype == DType.FLOAT64) {
        doubles[i] *= alpha;
      } else {
        floats[i] *= (float) alpha;
      }
    }
    return this;
  }

  /** this = σ(this), entry by entry: σ(x) = 1 / (1 + e^−x). */
  public Matrix sigmoid() {
    for (int r = 0; r < rows; r++) {
      if (dtype == DType.FLOAT64) {
        DOUBLES.sigmoid(columns, doubles, start + r * columns);
      } else {
        FLOATS.sigmoid(columns, floats, start + r * columns);
      }
    }
    return this;
  }

  /** this = this ⊙ h ⊙ (1 − h): turns dL/dh into dL/dz where h = σ(z). */
  public Matrix sigmoidBackward(Matrix h) {
    same("sigmoidBackward", h);
    for (int r = 0; r < rows; r++) {
      int at = r * columns;
      if (dtype == DType.FLOAT64) {
        DOUBLES.sigmoidBackward(columns, h.doubles, h.start + at, doubles, start + at);
      } else {
        FLOATS.sigmoidBackward(columns, h.floats, h.start + at, floats, start + at);
      }
    }
    return this;
  }

  /** this = e^this, entry by entry. */
  public Matrix exp() {
    for (int r = 0; r < rows; r++) {
      if (dtype == DType.FLOAT64) {
        DOUBLES.exp(columns, doubles, start + r * columns);
      } else {
        FLOATS.exp(columns, floats, start + r * columns);
      }
    }
    return this;
  }

  /** Every row s becomes log softmax(s) = s − log Σ e^s; the row's largest entry is taken away first, so nothing overflows. */
  public Matrix logSoftmax() {
    Matrix exponentials = zeros(dtype, 1, columns);
    for (int r = 0; r < rows; r++) {
      Matrix row = row(r);
      row.shift(-row.max());
      exponentials.assign(row).exp();
      row.shift(-Math.log(exponentials.sum()));
    }
    return this;
  }

  /** this += α in every entry. */
  private void shift(double alpha) {
    for (int i = start; i < start + size(); i++) {
      if (dtype == DType.FLOAT64) {
        doubles[i] += alpha;
      } else {
        floats[i] += (float) alpha;
      }
    }
  }

  /** The sum of all entries, added in row order in double precision. */
  public double sum() {
    double sum = 0;
    for (int i = start; i < start + size(); i++) {
      sum += dtype == DType.FLOAT64 ? doubles[i] : floats[i];
    }
    return sum;
  }

  /** The largest entry; −∞ if there is none, NaN if one is NaN. */
  public double max() {
    double max = Double.NEGATIVE_INFINITY;
    for (int i = start; i < start + size(); i++) {
      max = Math.max(max, dtype == DType.FLOAT64 ? doubles[i] : floats[i]);
    }
    return max;
  }

  /** The largest absolute entry; 0 if there is none, NaN if one is NaN. */
  public double maxAbs() {
    double max = 0;
    for (int i = start; i < start + size(); i++) {
      max = Math.max(max, Math.abs(dtype == DType.FLOAT64 ? doubles[i] : floats[i]));
    }
    return max;
  }

  /** The column of the largest entry of row r; the lowest such column on ties. */
  public int argMax(int r) {
    int best = 0;
    for (int k = 1; k < columns; k++) {
      if (get(r, k) > get(r, best)) {
        best = k;
      }
    }
    return best;
  }

  /** Whether every entry is a finite number. */
  public boolean isFinite() {
    return Double.isFinite(maxAbs());
  }

  /** A copy as rows of {@code double}. */
  public double[][] toArray() {
    double[][] values = new double[rows][columns];
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < columns; k++) {
        values[r][k] = get(r, k);
      }
    }
    return values;
  }

  /** A short description: shape and type. */
  @Override
  public String toString() {
    return shape() + " " + dtype;
  }

  private void same(String operation, Matrix x) {
    if (x.rows != rows || x.columns != columns || x.dtype != dtype) {
      throw new ShapeException("Matrix." + operation + ": argument is " + x + ", expected " + this);
    }
  }

  private void shapes(String operation, boolean fit, Matrix a, String sign, Matrix b) {
    if (!fit || a.dtype != dtype || b.dtype != dtype) {
      throw new ShapeException(
          "Matrix." + operation + ": " + a + " " + sign + " " + b + " does not fit into " + this);
    }
  }
}
