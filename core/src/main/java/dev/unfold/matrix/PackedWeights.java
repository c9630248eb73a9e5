package dev.unfold.matrix;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A cache of packed weights: plain for the backward pass, transposed for the forward pass; filled lazily, valid until the
 * weights change.
 *
 * <p>Whoever changes a weight runs the {@link #repackTasks} afterwards: once per training step, never while a network only
 * serves. Safe for several threads at once, except while those tasks run.
 */
public final class PackedWeights {
  private final Map<Matrix, Panels> plain = new ConcurrentHashMap<>();
  private final Map<Matrix, Panels> transposed = new ConcurrentHashMap<>();
  private final List<Runnable> repackTasks = new CopyOnWriteArrayList<>();

  /** The panels of B, P×C, as B was when they were last packed. */
  public Panels panels(Matrix b) {
    return plain.computeIfAbsent(b, weight -> added(Panels.of(weight), weight, false));
  }

  /** The panels of Bᵀ, P×C, with B: C×P as it was when they were last packed. */
  public Panels transposedPanels(Matrix b) {
    return transposed.computeIfAbsent(
        b, weight -> added(Panels.ofTransposed(weight), weight, true));
  }

  private Panels added(Panels panels, Matrix weight, boolean isTransposed) {
    repackTasks.add(() -> panels.fill(weight, isTransposed));
    return panels;
  }

  /** The tasks that bring the cache up to date after the weights have changed: one per weight, in any order, on any thread. */
  public List<Runnable> repackTasks() {
    return repackTasks;
  }
}
