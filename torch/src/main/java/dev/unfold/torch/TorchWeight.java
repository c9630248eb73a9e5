package dev.unfold.torch;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * One parameter in two places: a matrix that callers may read and change, and the tensor that PyTorch computes with.
 *
 * <p>A Java array can't be PyTorch's memory, so rows are copied: {@link #send} before PyTorch uses them, {@link #fetch}
 * after it has changed them.
 */
final class TorchWeight {
  private final Parameter parameter;
  private final Tensor tensor;
  private final TensorMemory memory;

  /** A weight with the parameter's name and a copy of its value. */
  TorchWeight(Parameter original) {
    Matrix value = original.value().copy();
    this.parameter = new Parameter(original.name(), value);
    this.tensor = TensorMemory.tensor(value).requires_grad_();
    this.memory = new TensorMemory(tensor);
  }

  /** The matrix, under its name. */
  Parameter parameter() {
    return parameter;
  }

  /** The tensor, of the same shape; autograd collects its gradient. */
  Tensor tensor() {
    return tensor;
  }

  /** Number of rows. */
  int rows() {
    return parameter.value().rows();
  }

  /** Type of the numbers. */
  DType dtype() {
    return parameter.value().dtype();
  }

  /** Copies all rows from the matrix to the tensor. */
  void send() {
    for (int row = 0; row < rows(); row++) {
      memory.writeRow(row, parameter.value());
    }
  }

  /** Copies rows from the matrix to the tensor. */
  void send(int[] rows) {
    for (int row : rows) {
      memory.writeRow(row, parameter.value());
    }
  }

  /** Copies all rows from the tensor to the matrix. */
  void fetch() {
    for (int row = 0; row < rows(); row++) {
      memory.readRow(row, parameter.value());
    }
  }

  /** Copies rows from the tensor to the matrix. */
  void fetch(int[] rows) {
    for (int row : rows) {
      memory.readRow(row, parameter.value());
    }
  }

  /** A copy of a matrix that PyTorch has computed from this weight. */
  Matrix copy(Tensor result) {
    return TensorMemory.matrix(dtype(), result);
  }

  /** w ← w − η·dw; autograd must be off. */
  void descend(double learningRate) {
    tensor.add_(tensor.grad(), new Scalar(-learningRate));
  }

  /** Forgets the gradient. */
  void zeroGrad() {
    tensor.mutable_grad().reset();
  }
}
