package dev.unfold.lab.student;

import dev.unfold.matrix.Matrix;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/** Rows of float64 matrices between the lab's process and the student's. */
final class MatrixRows {
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
    return IntStream.range(0, matrix.rows())
        .filter(r -> !(matrix.row(r).maxAbs() == 0))
        .toArray();
  }
}
