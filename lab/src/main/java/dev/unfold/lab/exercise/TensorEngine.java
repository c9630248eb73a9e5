package dev.unfold.lab.exercise;

import dev.unfold.matrix.Matrix;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A library of tensors with automatic gradients: PyTorch, from the module {@code unfold-torch}. Found with {@link
 * ServiceLoader}, so that neither the lab nor the command line depends on it; its tensors are plain objects here.
 */
public interface TensorEngine {
  /** A tensor of the same numbers, with respect to which there can be a gradient. */
  Object weight(Matrix value);

  /** A tensor of word ids, one-dimensional. */
  Object ids(int[] ids);

  /** The shape of a tensor, such as {@code 4×1×5}. */
  String shape(Object tensor);

  /** The numbers of a two-dimensional tensor. */
  Matrix matrix(Object tensor);

  /**
   * The gradient of −(1/T) Σ logP[t, y_t] with respect to each weight, by autograd; zeros where none arrives.
   *
   * @param logP a T×K tensor that was made of the weights
   * @param y T tag ids
   */
  List<Matrix> gradients(Object logP, int[] y, List<Object> weights);

  /** The library on the class path, if there is one. */
  static Optional<TensorEngine> find() {
    return ServiceLoader.load(TensorEngine.class).findFirst();
  }
}
