package dev.unfold.torch;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** PyTorch's matrix product C += A·B, to be measured beside ours. */
public final class TorchProduct {
  private final Tensor a;
  private final Tensor b;
  private final Tensor c;

  /**
   * C is zero at first.
   *
   * @throws IllegalStateException if PyTorch's native library for this platform is not on the class path
   */
  public TorchProduct(Matrix a, Matrix b) {
    NativeLibrary.load();
    this.a = TensorMemory.tensor(a);
    this.b = TensorMemory.tensor(b);
    this.c = TensorMemory.tensor(Matrix.zeros(a.dtype(), a.rows(), b.columns()));
  }

  /** C += A·B, so many times. */
  @SuppressWarnings("try") // a scope acts by being open, a guard by being there
  public void add(int times) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGrad = new NoGradGuard()) {
      for (int i = 0; i < times; i++) {
        c.addmm_(a, b);
      }
    }
  }

  /** C as it is now. */
  public Matrix sum() {
    return TensorMemory.matrix(DType.FLOAT32, c);
  }
}
