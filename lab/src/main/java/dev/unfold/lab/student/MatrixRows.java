package dev.unfold.lab.student;

import dev.unfold.matrix.Matrix;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/** Rows of float64 matrices between the lab's process and the student's. */
final class MatrixRows {
  /** Rows looked at together: most rows of an embedding's gradient are zero. */
  private static final int BLOCK = 64;

  private MatrixRows() {}

  static void write(DataOutput out, Matrix matrix, int row) throws IOException {
    byte[] bytes = new byte[Double.BYTES * matrix.columns()];
    matrix.row(row).write(ByteBuffer.wrap(bytes));
    out.write(bytes);
  }

  static void read(DataInput in, Matrix matrix, int row) throws IOException {
    byte[] bytes = new byte[Double.BYTES * matrix.columns()];
    in.readFully(bytes);
    matrix.row(row).read(ByteBuffer.wrap(bytes));
  }

  /** The rows of a matrix that hold an entry other than zero, or one that is no number. */
  static int[] nonZero(Matrix matrix) {
    int rows = matrix.rows();
    return IntStream.iterate(0, from -> from < rows, from -> from + BLOCK)
        .filter(from -> isNotZero(matrix.rows(from, Math.min(rows, from + BLOCK))))
        .flatMap(from -> IntStream.range(from, Math.min(rows, from + BLOCK)))
        .filter(r -> isNotZero(matrix.row(r)))
        .toArray();
  }

  private static boolean isNotZero(Matrix matrix) {
    return !(matrix.maxAbs() == 0);
  }
}
