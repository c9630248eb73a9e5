package dev.unfold.check;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Another library that computes the same functions and their gradients with means of its own: PyTorch, from the module
 * {@code unfold-torch}. Found with {@link ServiceLoader}, so that neither this library nor the command line depends on
 * it.
 */
public interface Twin {
  /** What reports call it, such as {@code PyTorch}. */
  String name();

  /**
   * Loads what it needs; nothing is loaded before.
   *
   * @throws IllegalStateException if that can't be loaded on this machine; the message says what to do
   */
  void load();

  /**
   * What it makes of all of the subject's sentences, from the very same weights, with the gradients under the subject's
   * own parameters; empty if it doesn't know such a subject, or not in its number type.
   */
  Optional<Answer> answer(Checkable subject);

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
