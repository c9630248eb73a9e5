package dev.unfold.matrix;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The {@link Panels} of a network's weights, made when they are first asked for and kept until the weights change.
 *
 * <p>Whoever changes a weight says so with {@link #changed}; that is once a training step, and never where a network
 * only serves. Safe for several threads at once, but for {@code changed}.
 */
public final class PackedWeights {
  private final Map<Matrix, Entry> plain = new ConcurrentHashMap<>();
  private final Map<Matrix, Entry> transposed = new ConcurrentHashMap<>();
  private volatile int state;

  /** Forgets what was packed: the weights are others now. The memory is kept. */
  public void changed() {
    state++;
  }

  /** The panels of B, P×C, as it is now. */
  public Panels panels(Matrix b) {
    return plain.computeIfAbsent(b, key -> new Entry(false)).at(state, b);
  }

  /** The panels of Bᵀ, P×C, where B, C×P, is as it is now. */
  public Panels transposedPanels(Matrix b) {
    return transposed.computeIfAbsent(b, key -> new Entry(true)).at(state, b);
  }

  private static final class Entry {
    private final boolean turn;
    private Panels panels;
    private int packedAt;

    Entry(boolean turn) {
      this.turn = turn;
    }

    synchronized Panels at(int state, Matrix b) {
      if (panels == null) {
        panels = turn ? Panels.ofTransposed(b) : Panels.of(b);
      } else if (packedAt != state) {
        panels.fill(b, turn);
      }
      packedAt = state;
      return panels;
    }
  }
}
