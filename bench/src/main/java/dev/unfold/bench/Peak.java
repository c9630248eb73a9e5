package dev.unfold.bench;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The peak of a core's multipliers: fused multiply-adds on registers, without loads or stores.
 */
final class Peak {
  private Peak() {}

  /** The competitor that runs at the peak, counted in operations; empty if this JVM was started without the Vector API. */
  static Optional<Competitor> competitor() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? ServiceLoader.load(Competitor.class).findFirst()
        : Optional.empty();
  }
}
