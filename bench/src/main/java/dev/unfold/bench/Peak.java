package dev.unfold.bench;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * What a core's multipliers can do at most: fused multiplications and additions on registers alone, with nothing to load
 * or to store.
 */
final class Peak {
  private Peak() {}

  /** The work, counted in operations; empty if this JVM was started without the Vector API. */
  static Optional<Side> side() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? ServiceLoader.load(Side.class).findFirst()
        : Optional.empty();
  }
}
