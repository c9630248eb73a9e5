package dev.unfold.exchange;

import dev.unfold.tagger.Tagger;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Another library that runs what {@code unfold export} writes: PyTorch from the module {@code unfold-torch}, onnxruntime
 * from {@code unfold-onnxruntime}. Found with {@link ServiceLoader}, so that neither this library nor the command line
 * depends on them.
 */
public interface TaggerTwin {
  /** The name in reports, such as {@code PyTorch}. */
  String name();

  /**
   * Loads its native library; nothing is loaded before.
   *
   * @throws IllegalStateException if that can't be loaded on this machine; the message says what to do
   */
  void load();

  /** Whether this tagger can be exported to it. */
  default boolean knows(Tagger tagger) {
    return true;
  }

  /**
   * The tensors that it computes for some sentences, each with at least one word, from the tagger's exported weights; others
   * are left out.
   */
  Trace trace(Tagger tagger, List<? extends List<String>> sentences);

  /**
   * The same in float32, if {@link #trace} computes a float32 tagger in float64; empty otherwise. What differs between
   * the two is the twin's own rounding, or its own error.
   */
  default Optional<Trace> float32Trace(Tagger tagger, List<? extends List<String>> sentences) {
    return Optional.empty();
  }

  /** All twins on the class path, in the order of their names. */
  static List<TaggerTwin> available() {
    return ServiceLoader.load(TaggerTwin.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .toList();
  }
}
