package dev.unfold.model;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Another way to compute the lab's network: PyTorch, from the module {@code unfold-torch}. Found with {@link
 * ServiceLoader}, so that neither this library nor the command line depends on it.
 */
public interface Engine {
  /** The name that {@code --engine} takes, such as {@code torch}. */
  String name();

  /**
   * The same network as {@code model}, with a copy of its weights; its gradients come from the engine. What the engine
   * needs is loaded now, not when the engine is found.
   *
   * @throws IllegalStateException if that can't be loaded on this machine; the message says what to do
   */
  SequenceModel twin(LabRnn model);

  /** All engines on the class path. */
  static List<Engine> available() {
    return ServiceLoader.load(Engine.class).stream().map(ServiceLoader.Provider::get).toList();
  }

  /** The engine of that name, if it is on the class path. */
  static Optional<Engine> named(String name) {
    return available().stream().filter(engine -> engine.name().equals(name)).findFirst();
  }
}
