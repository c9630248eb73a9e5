package org.teavm.classlib.java.lang;

import java.util.Optional;

/** Stands in for {@link ModuleLayer}: the browser has no module of the JDK. */
public final class TModuleLayer {
  private static final TModuleLayer BOOT = new TModuleLayer();

  private TModuleLayer() {}

  public static TModuleLayer boot() {
    return BOOT;
  }

  /** None. */
  public Optional<Object> findModule(String name) {
    return Optional.empty();
  }
}
