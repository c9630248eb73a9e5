package dev.unfold.matrix;

import dev.unfold.matrix.internal.DoubleStorage;
import dev.unfold.matrix.internal.FloatStorage;
import dev.unfold.matrix.internal.Kernels;
import dev.unfold.matrix.internal.Storage;
import java.nio.ByteBuffer;
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
 */
public final class Matrix {
  private final DType dtype;
  private final int rows;
  private final int columns;

  /** Where entry (0, 0) lies. Rows follow each other without gaps, so row r begins at start + r · columns. */
  private final int start;

  private final Storage numbers;

  Matrix(DType dtype, int rows, int columns, int start, Storage numbers) {
    this.dtype = dtype;
    this.rows = rows;
    this.columns = columns;
    this.start = start;
    this.numbers = numbers;
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

  Storage numbers() {
    return numbers;
  }

  int start() {
    return start;
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
    return numbers.get(index(r, k));
  }

  /** Replaces the entry in row r, column k; a {@code FLOAT32} matrix rounds it. */
  public void set(int r, int k, double value) {
    numbers.set(index(r, k), value);
  }

  private int index(int r, int k) {
    if (r < 0 || r >= rows || k < 0 || k >= columns) {
      throw new ShapeException("Matrix: entry [" + r + "," + k + "] is outside " + shape());
    }
    return start + r * columns + k;
  }

  private int index(String operation, int r) {
    if (r < 0 || r >= rows) {
      throw new ShapeException("Matrix." + operation + ": row " + r + " is outside " + shape());
    }
    return start + r * columns;
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

  /** Copies the numbers of another matrix of this shape and type into this one. */
  public Matrix assign(Matrix other) {
    requireSame("assign", other);
    numbers.copy(size(), other.numbers, other.start, start);
    return this;
  }

  /** Sets every entry to {@code value}. */
  public Matrix fill(double value) {
    numbers.fill(size(), value, start);
    return this;
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

  private void requirePacked(String operation, boolean fit, Matrix a, String sign, Panels b) {
    if (!fit || b.columns() != columns || a.dtype != dtype || b.dtype() != dtype) {
      throw misfit(operation, a + " " + sign + " panels " + b);
    }
  }

  private Matrix addPacked(Matrix a, int aRow, int aStep, Panels b) {
    numbers.productPacked(
        rows, columns, b.rows(), a.numbers, a.start, aRow, aStep, b.numbers(), b.start(), start);
    return this;
  }

  /** this += α·X. */
  public Matrix addScaled(double alpha, Matrix x) {
    requireSame("addScaled", x);
    numbers.addScaled(size(), alpha, x.numbers, x.start, start);
    return this;
  }

  /** this += X. */
  public Matrix add(Matrix x) {
    return addScaled(1, x);
  }

  /** Row r of this = the row b, 1×C. */
  public Matrix assignRow(int r, Matrix b) {
    require("assignRow", b.rows == 1 && b.columns == columns, this, "= row", b);
    numbers.copy(columns, b.numbers, b.start, index("assignRow", r));
    return this;
  }

  /** Every row of this = the row b, 1×C. */
  public Matrix assignRow(Matrix b) {
    require("assignRow", b.rows == 1 && b.columns == columns, this, "= row", b);
    for (int r = 0; r < rows; r++) {
      numbers.copy(columns, b.numbers, b.start, start + r * columns);
    }
    return this;
  }

  /** Every row of this += the row b, 1×C. */
  public Matrix addRow(Matrix b) {
    require("addRow", b.rows == 1 && b.columns == columns, this, "+ row", b);
    for (int r = 0; r < rows; r++) {
      numbers.addScaled(columns, 1, b.numbers, b.start, start + r * columns);
    }
    return this;
  }

  /** This row, 1×C, += the sum of the rows of X: the backward pass of {@link #addRow}. */
  public Matrix addColumnSums(Matrix x) {
    require("addColumnSums", rows == 1 && x.columns == columns, this, "+ sums of", x);
    for (int r = 0; r < x.rows; r++) {
      numbers.addScaled(columns, 1, x.numbers, x.start + r * columns, start);
    }
    return this;
  }

  /** this = this ⊙ X. */
  public Matrix multiply(Matrix x) {
    requireSame("multiply", x);
    numbers.multiply(size(), x.numbers, x.start, start);
    return this;
  }

  /** this += A ⊙ B. */
  public Matrix addMultiplied(Matrix a, Matrix b) {
    requireSame("addMultiplied", a);
    requireSame("addMultiplied", b);
    numbers.addMultiplied(size(), a.numbers, a.start, b.numbers, b.start, start);
    return this;
  }

  /** this = this ⊘ X: every entry divided by that of X. */
  public Matrix divide(Matrix x) {
    requireSame("divide", x);
    numbers.divide(size(), x.numbers, x.start, start);
    return this;
  }

  /** this = α·this. */
  public Matrix scale(double alpha) {
    numbers.scale(size(), alpha, start);
    return this;
  }

  /** this += α in every entry. */
  public Matrix shift(double alpha) {
    numbers.shift(size(), alpha, start);
    return this;
  }

  /** Limits every entry to the range from −limit to limit. */
  public Matrix clip(double limit) {
    numbers.clip(size(), limit, start);
    return this;
  }

  /** this = √this, entry by entry. */
  public Matrix sqrt() {
    numbers.sqrt(size(), start);
    return this;
  }

  /** this = σ(this), entry by entry: σ(x) = 1 / (1 + e^−x). */
  public Matrix sigmoid() {
    numbers.sigmoid(size(), start);
    return this;
  }

  /** this = tanh(this), entry by entry. */
  public Matrix tanh() {
    numbers.tanh(size(), start);
    return this;
  }

  /** this = max(this, 0), entry by entry. */
  public Matrix relu() {
    numbers.relu(size(), start);
    return this;
  }

  /** this = e^this, entry by entry. */
  public Matrix exp() {
    numbers.exp(size(), start);
    return this;
  }

  /** this = this ⊙ h ⊙ (1 − h): turns dL/dh into dL/dz where h = σ(z). */
  public Matrix sigmoidBackward(Matrix h) {
    requireSame("sigmoidBackward", h);
    numbers.sigmoidBackward(size(), h.numbers, h.start, start);
    return this;
  }

  /** this = this ⊙ (1 − h ⊙ h): turns dL/dh into dL/dz where h = tanh(z). */
  public Matrix tanhBackward(Matrix h) {
    requireSame("tanhBackward", h);
    numbers.tanhBackward(size(), h.numbers, h.start, start);
    return this;
  }

  /** this = this where h > 0, else 0: turns dL/dh into dL/dz where h = max(z, 0). */
  public Matrix reluBackward(Matrix h) {
    requireSame("reluBackward", h);
    numbers.reluBackward(size(), h.numbers, h.start, start);
    return this;
  }

  /** Every row s becomes log softmax(s) = s − log Σ e^s; the row's largest entry is subtracted first, so that nothing overflows. */
  public Matrix logSoftmax() {
    numbers.logSoftmax(rows, columns, start);
    return this;
  }

  /** The sum of all entries, added in row order in double precision. */
  public double sum() {
    return numbers.sum(size(), start);
  }

  /** The sum of the squares of all entries, in row order in double precision. */
  public double sumOfSquares() {
    return numbers.sumOfSquares(size(), start);
  }

  /** The largest entry; −∞ if there is none, NaN if one is NaN. */
  public double max() {
    return numbers.max(size(), start);
  }

  /** The largest absolute entry; 0 if there is none, NaN if one is NaN. */
  public double maxAbs() {
    return numbers.maxAbs(size(), start);
  }

  /** The column of the largest entry of row r; the lowest such column on ties. */
  public int argMax(int r) {
    return numbers.argMax(columns, index(r, 0));
  }

  /** Whether every entry is a finite number. */
  public boolean isFinite() {
    return Double.isFinite(maxAbs());
  }

  /** Reads all entries, row by row, from a buffer in its byte order: {@link DType#bytes} bytes each. */
  public Matrix read(ByteBuffer in) {
    numbers.read(size(), in, start);
    in.position(in.position() + size() * dtype.bytes());
    return this;
  }

  /** Writes all entries, row by row, to a buffer in its byte order. */
  public void write(ByteBuffer out) {
    numbers.write(size(), start, out);
    out.position(out.position() + size() * dtype.bytes());
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

  private void requireSame(String operation, Matrix x) {
    if (x.rows != rows || x.columns != columns || x.dtype != dtype) {
      throw new ShapeException("Matrix." + operation + ": argument is " + x + ", expected " + this);
    }
  }

  private void require(String operation, boolean fit, Matrix a, String sign, Matrix b) {
    if (!fit || a.dtype != dtype || b.dtype != dtype) {
      throw misfit(operation, a + " " + sign + " " + b);
    }
  }

  private void requireProduct(String operation, boolean fit, String sign, Matrix b, String side) {
    if (!fit) {
      throw new ShapeException(
          "Matrix."
              + operation
              + ": "
              + this
              + " "
              + sign
              + " "
              + b
              + ": the first has "
              + columns
              + " columns, the second "
              + (side.equals("rows") ? b.rows : b.columns)
              + " "
              + side
              + ", expected as many");
    }
  }

  private ShapeException misfit(String operation, String what) {
    return new ShapeException("Matrix." + operation + ": " + what + " does not fit into " + this);
  }
}
