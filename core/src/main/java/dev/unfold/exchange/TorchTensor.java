package dev.unfold.exchange;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.nio.ByteBuffer;

/**
 * A tensor of one or two dimensions.
 *
 * @param values its entries row by row; a vector may have any number of rows
 * @param vector whether it has one dimension
 */
public record TorchTensor(Matrix values, boolean vector) {
  /** A tensor of two dimensions. */
  public static TorchTensor matrix(Matrix values) {
    return new TorchTensor(values, false);
  }

  /** A tensor of one dimension. */
  public static TorchTensor vector(Matrix values) {
    return new TorchTensor(values, true);
  }

  /** Its sizes. */
  public int[] shape() {
    return vector ? new int[] {values.size()} : new int[] {values.rows(), values.columns()};
  }

  /** The number type. */
  public DType dtype() {
    return values.dtype();
  }

  /** The same entries in rows of another length. */
  Matrix inRowsOf(int columns) {
    ByteBuffer numbers = bytes();
    return Matrix.zeros(dtype(), values.size() / columns, columns).read(numbers);
  }

  /** Its entries, row by row. */
  ByteBuffer bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(values.size() * dtype().bytes());
    values.write(bytes);
    return bytes.flip();
  }

  /** The tensor as PyTorch prints it: {@code [384, 228] float32}. */
  @Override
  public String toString() {
    String sizes = vector ? "" + values.size() : values.rows() + ", " + values.columns();
    return "[" + sizes + "] " + dtype();
  }
}
