package dev.unfold.check;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Another library that computes the same functions and gradients independently: PyTorch, in the module
 * {@code unfold-torch}. It is found with {@link ServiceLoader}, so that neither this library nor the command line
 * depends on it.
 */
public interface Twin {
  /** Its name in reports, such as {@code PyTorch}. */
  String name();

  /**
   * Loads the native library; nothing is loaded before.
   *
   * @throws IllegalStateException if it can't be loaded on this machine; the message says what to do
   */
  void load();

  /**
   * The twin's answer for all sentences, computed from the same weights, with gradients for the parameters of {@code
   * checkable}; empty if the twin doesn't support such a layer or model, or not in its number type.
   */
  Optional<Answer> answer(Checkable checkable);

  /**
   * Whether its own float32 contradicts its own float64 on this machine. Our layers are compared with its float64, so
   * this is no error of ours.
   *
   * @throws IllegalStateException if it can't be loaded on this machine; the message says what to do
   */
  default Optional<SelfContradiction> selfContradiction() {
    return Optional.empty();
  }

  /** The twin on the class path, if there is one. */
  static Optional<Twin> find() {
    return ServiceLoader.load(Twin.class).findFirst();
  }
}
