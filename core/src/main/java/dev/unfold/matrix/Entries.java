package dev.unfold.matrix;

import dev.unfold.matrix.internal.Storage;
import java.nio.ByteBuffer;

/** The entries of a {@link Matrix}: its shape, access, sums and maxima, bytes, and the errors of operands that do not fit. */
abstract sealed class Entries permits ElementWise {
  final DType dtype;
  final int rows;
  final int columns;

  /** Where entry (0, 0) lies. Rows follow each other without gaps, so row r begins at start + r · columns. */
  final int start;

  final Storage numbers;

  Entries(DType dtype, int rows, int columns, int start, Storage numbers) {
    this.dtype = dtype;
    this.rows = rows;
    this.columns = columns;
    this.start = start;
    this.numbers = numbers;
  }

  /** This matrix, as its operations return it. */
  final Matrix self() {
    return (Matrix) this;
  }

  Storage numbers() {
    return numbers;
  }

  int start() {
    return start;
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

  int index(int r, int k) {
    if (r < 0 || r >= rows || k < 0 || k >= columns) {
      throw new ShapeException("Matrix: entry [" + r + "," + k + "] is outside " + shape());
    }
    return start + r * columns + k;
  }

  int index(String operation, int r) {
    if (r < 0 || r >= rows) {
      throw new ShapeException("Matrix." + operation + ": row " + r + " is outside " + shape());
    }
    return start + r * columns;
  }

  void requirePacked(String operation, boolean fit, Matrix a, String sign, Panels b) {
    if (!fit || b.columns() != columns || a.dtype != dtype || b.dtype() != dtype) {
      throw misfit(operation, a + " " + sign + " panels " + b);
    }
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
    return self();
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

  void requireSame(String operation, Matrix x) {
    if (x.rows != rows || x.columns != columns || x.dtype != dtype) {
      throw new ShapeException("Matrix." + operation + ": argument is " + x + ", expected " + this);
    }
  }

  void require(String operation, boolean fit, Matrix a, String sign, Matrix b) {
    if (!fit || a.dtype != dtype || b.dtype != dtype) {
      throw misfit(operation, a + " " + sign + " " + b);
    }
  }

  void requireProduct(String operation, boolean fit, String sign, Matrix b, String side) {
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

  ShapeException misfit(String operation, String what) {
    return new ShapeException("Matrix." + operation + ": " + what + " does not fit into " + this);
  }
}
