package dev.unfold.matrix;

import dev.unfold.matrix.internal.Storage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where a step's matrices come from: memory that is used again at the next step, so that training leaves next to
 * nothing for the garbage collector.
 *
 * <p>{@link #clear} takes everything back at once; what was handed out before must not be used any more. {@link #none}
 * keeps nothing: its matrices are new, and live as long as they are held. One workspace serves one thread at a time.
 */
public final class Workspace {
  private static final Workspace NONE = new Workspace(Optional.empty());

  /** Matrices begin at multiples of a cache line of the shortest numbers. */
  private static final int LINE = 16;

  /** A step of so few rows does not earn the time that it takes to pack a weight for it. */
  private static final int FEW = 4;

  private final Optional<PackedWeights> weights;
  private final Map<DType, Arena> arenas = new EnumMap<>(DType.class);

  private Optional<Workspace> beside = Optional.empty();
  private Optional<HelperThread> partner = Optional.empty();

  private Workspace(Optional<PackedWeights> weights) {
    this.weights = weights;
    if (weights.isPresent()) {
      for (DType dtype : DType.values()) {
        arenas.put(dtype, new Arena(dtype));
      }
    }
  }

  /** A workspace for a network whose packed weights it shares with others. */
  public Workspace(PackedWeights weights) {
    this(Optional.of(weights));
  }

  /** No memory of its own: every matrix is new, every weight packed anew. Safe for several threads at once. */
  public static Workspace none() {
    return NONE;
  }

  /** Takes back every matrix. */
  public void clear() {
    arenas.values().forEach(Arena::clear);
    beside.ifPresent(Workspace::clear);
  }

  /** Lends this workspace a second thread, or none: with one, {@link #both} does two things at once. */
  public void accompany(Optional<HelperThread> other) {
    partner = other;
    if (partner.isPresent() && beside.isEmpty()) {
      beside = Optional.of(new Workspace(weights));
    }
  }

  /** Two results. */
  public record Both<A, B>(A first, B second) {}

  /**
   * Does two things, at once if there is a second thread.
   *
   * @param apart whether they know nothing of each other; if not, the second waits for the first
   * @param second is given the workspace that it has to take its matrices from
   */
  public <A, B> Both<A, B> both(boolean apart, Supplier<A> first, Function<Workspace, B> second) {
    if (!apart || partner.isEmpty()) {
      return new Both<>(first.get(), second.apply(this));
    }
    AtomicReference<A> here = new AtomicReference<>();
    AtomicReference<B> there = new AtomicReference<>();
    HelperThread.together(
        List.of(partner.get()),
        () -> there.set(second.apply(beside.get())),
        () -> here.set(first.get()));
    return new Both<>(here.get(), there.get());
  }

  /** A matrix whose entries are still to be set, all of them. */
  public Matrix matrix(DType dtype, int rows, int columns) {
    Arena arena = arenas.get(dtype);
    return arena == null ? Matrix.zeros(dtype, rows, columns) : arena.matrix(rows, columns);
  }

  /** A matrix of zeros. */
  public Matrix zeros(DType dtype, int rows, int columns) {
    Arena arena = arenas.get(dtype);
    return arena == null ? Matrix.zeros(dtype, rows, columns) : arena.matrix(rows, columns).fill(0);
  }

  /** A copy of X. */
  public Matrix copy(Matrix x) {
    return matrix(x.dtype(), x.rows(), x.columns()).assign(x);
  }

  /** The given rows of X, in that order; index −1 gives a row of zeros. */
  public Matrix gather(Matrix x, int[] indices) {
    return matrix(x.dtype(), indices.length, x.columns()).assignGathered(x, indices);
  }

  /** The columns of X from (inclusive) to (exclusive). */
  public Matrix columns(Matrix x, int from, int to) {
    return matrix(x.dtype(), x.rows(), to - from).assignColumns(x, from);
  }

  /** The columns of A and behind them those of B. */
  public Matrix beside(Matrix a, Matrix b) {
    Matrix both = matrix(a.dtype(), a.rows(), a.columns() + b.columns());
    return both.setColumns(0, a).setColumns(a.columns(), b);
  }

  /** X laid out to be the right side of several products. */
  public Panels packed(Matrix x) {
    int length = Panels.length(x.dtype(), x.rows(), x.columns());
    return Panels.in(matrix(x.dtype(), 1, length), x);
  }

  /** A·B. */
  public Matrix product(Matrix a, Matrix b) {
    return zeros(a.dtype(), a.rows(), b.columns()).addProduct(a, b);
  }

  /** {@code sum} += A·B, the rows of one step times a weight: read from its panels where they are kept and enough rows need them. */
  public Matrix addStep(Matrix sum, Matrix a, Matrix b) {
    return weights.isPresent() && a.rows() >= FEW
        ? sum.addProduct(a, weights.get().panels(b))
        : sum.addProduct(a, b);
  }

  /** The panels of the transpose of a weight B, C×P. */
  public Panels transposedPanels(Matrix b) {
    return weights
        .map(packed -> packed.transposedPanels(b))
        .orElseGet(() -> Panels.ofTransposed(b));
  }

  /** One array, given out from its beginning; where a step asks for more, more are added and the next step gets one that holds all. */
  private static final class Arena {
    private final DType dtype;
    private Storage numbers;
    private int length;
    private int used;
    private long asked;

    Arena(DType dtype) {
      this.dtype = dtype;
      this.numbers = Matrix.storage(dtype, 0);
    }

    void clear() {
      if (asked > length && asked <= Integer.MAX_VALUE - LINE) {
        length = (int) asked;
        numbers = Matrix.storage(dtype, length);
      }
      used = 0;
      asked = 0;
    }

    Matrix matrix(int rows, int columns) {
      long size = (Matrix.size(rows, columns) + LINE - 1L) / LINE * LINE;
      asked += size;
      if (used + size > length) {
        return Matrix.zeros(dtype, rows, columns);
      }
      int start = used;
      used += (int) size;
      return new Matrix(dtype, rows, columns, start, numbers);
    }
  }
}
