package dev.unfold.matrix;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The {@link Panels} of a network's weights, as a layer's way back reads them and transposed as its way forward does, made when they are first asked for and kept until the weights change.
 *
 * <p>Whoever changes a weight says so with {@link #changed}; that is once a training step, and never where a network
 * only serves. Safe for several threads at once, but for {@code changed}.
 */
public final class PackedWeights {
  private final Map<Matrix, Panels> plain = new ConcurrentHashMap<>();
  private final Map<Matrix, Panels> transposed = new ConcurrentHashMap<>();
  private final List<Runnable> entries = new CopyOnWriteArrayList<>();

  /** The panels of B, P×C, as it was at the last change. */
  public Panels panels(Matrix b) {
    return plain.computeIfAbsent(b, weight -> kept(Panels.of(weight), weight, false));
  }

  /** The panels of Bᵀ, P×C, where B, C×P, is as it was at the last change. */
  public Panels transposedPanels(Matrix b) {
    return transposed.computeIfAbsent(b, weight -> kept(Panels.ofTransposed(weight), weight, true));
  }

  private Panels kept(Panels panels, Matrix weight, boolean turned) {
    entries.add(() -> panels.fill(weight, turned));
    return panels;
  }

  /**
   * The weights are others now.
   *
   * @return what has to be done before panels are asked for again: each piece packs one weight, in any order, on any thread
   */
  public List<Runnable> repackTasks() {
    return entries;
  }
}
