package dev.unfold.torch;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** PyTorch's matrix product C += A·B, for comparisons of speed. */
public final class TorchProduct {
  private final Tensor a;
  private final Tensor b;
  private final Tensor c;

  /**
   * A product with C = 0.
   *
   * @throws IllegalStateException if PyTorch's native library for this platform is not on the class path
   */
  public TorchProduct(Matrix a, Matrix b) {
    NativeLibrary.load();
    this.a = TensorMemory.tensor(a);
    this.b = TensorMemory.tensor(b);
    this.c = TensorMemory.tensor(Matrix.zeros(a.dtype(), a.rows(), b.columns()));
  }

  /** C += A·B, repeated. */
  @SuppressWarnings("try") // scope and guard act until they are closed
  public void add(int times) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGrad = new NoGradGuard()) {
      for (int i = 0; i < times; i++) {
        c.addmm_(a, b);
      }
    }
  }

  /** The current C. */
  public Matrix sum() {
    return TensorMemory.matrix(DType.FLOAT32, c);
  }
}
