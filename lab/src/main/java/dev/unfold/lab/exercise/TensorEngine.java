package dev.unfold.lab.exercise;

import dev.unfold.matrix.Matrix;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A tensor library with automatic differentiation: PyTorch, from the module {@code unfold-torch}. It is found with
 * {@link
 * ServiceLoader}, so that neither the lab nor the command line depends on it; here its tensors are plain objects.
 */
public interface TensorEngine {
  /** A tensor with the same numbers that requires a gradient. */
  Object weight(Matrix value);

  /** A one-dimensional tensor of word ids. */
  Object ids(int[] ids);

  /** The shape of a tensor, such as {@code 4×1×5}. */
  String shape(Object tensor);

  /** The numbers of a two-dimensional tensor. */
  Matrix matrix(Object tensor);

  /**
   * The gradient of −(1/T) Σ logP[t, y_t] with respect to each weight, by autograd; zeros for a weight on which the
   * loss
   * does not depend.
   *
   * @param logP a T×K tensor computed from the weights
   * @param y T tag ids
   */
  List<Matrix> gradients(Object logP, int[] y, List<Object> weights);

  /** The library on the class path, if any. */
  static Optional<TensorEngine> find() {
    return ServiceLoader.load(TensorEngine.class).findFirst();
  }
}
