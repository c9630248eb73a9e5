package dev.unfold.torch;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * The numbers of a contiguous R×C tensor, in place: rows are copied to and from a matrix of that width and type.
 *
 * <p>Valid as long as the tensor is; who holds one holds the other.
 */
final class TensorMemory {
  private final ByteBuffer bytes;

  TensorMemory(Tensor tensor) {
    this.bytes =
        new BytePointer(tensor.data_ptr())
            .capacity(tensor.nbytes())
            .asByteBuffer()
            .order(ByteOrder.nativeOrder());
  }

  /** PyTorch's name for a type of numbers. */
  static torch.ScalarType type(DType dtype) {
    return dtype == DType.FLOAT64 ? torch.ScalarType.Double : torch.ScalarType.Float;
  }

  /** A copy of a matrix, of its type. */
  static Tensor tensor(Matrix matrix) {
    long[] shape = {matrix.rows(), matrix.columns()};
    Tensor tensor = torch.zeros(shape, new TensorOptions(type(matrix.dtype())));
    TensorMemory memory = new TensorMemory(tensor);
    for (int r = 0; r < matrix.rows(); r++) {
      memory.writeRow(r, matrix);
    }
    return tensor;
  }

  /** A copy of a two-dimensional tensor of the given type. */
  static Matrix matrix(DType dtype, Tensor tensor) {
    Tensor contiguous = tensor.contiguous();
    Matrix matrix =
        Matrix.zeros(dtype, Math.toIntExact(tensor.size(0)), Math.toIntExact(tensor.size(1)));
    TensorMemory memory = new TensorMemory(contiguous);
    for (int r = 0; r < matrix.rows(); r++) {
      memory.readRow(r, matrix);
    }
    return matrix;
  }

  /** Copies row r of the tensor into row r of the matrix. */
  void readRow(int r, Matrix into) {
    int at = r * into.columns();
    for (int k = 0; k < into.columns(); k++, at++) {
      into.set(
          r, k, into.dtype() == DType.FLOAT64 ? bytes.getDouble(8 * at) : bytes.getFloat(4 * at));
    }
  }

  /** Copies row r of the matrix into row r of the tensor. */
  void writeRow(int r, Matrix from) {
    int at = r * from.columns();
    for (int k = 0; k < from.columns(); k++, at++) {
      if (from.dtype() == DType.FLOAT64) {
        bytes.putDouble(8 * at, from.get(r, k));
      } else {
        bytes.putFloat(4 * at, (float) from.get(r, k));
      }
    }
  }
}
