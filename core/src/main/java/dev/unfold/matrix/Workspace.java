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
 * The memory for the matrices of a training step, reused by the next step, so that training leaves next to nothing for the
 * garbage collector.
 *
 * <p>{@link #clear} takes back all matrices at once; those handed out before must not be used any more. {@link #none} keeps
 * no memory: its matrices are new and live as long as they are referenced. A workspace serves one thread at a time.
 */
public final class Workspace {
  private static final Workspace NONE = new Workspace(Optional.empty());

  /** Matrices begin at multiples of this many numbers: a cache line of {@code float}. */
  private static final int LINE = 16;

  /** Below this many rows, packing the weight costs more than it saves. */
  private static final int WORTH_PACKING = 4;

  private final Optional<PackedWeights> weights;
  private final Map<DType, Arena> arenas = new EnumMap<>(DType.class);

  private Optional<Workspace> helperWorkspace = Optional.empty();
  private Optional<HelperThread> helper = Optional.empty();

  private Workspace(Optional<PackedWeights> weights) {
    this.weights = weights;
    if (weights.isPresent()) {
      for (DType dtype : DType.values()) {
        arenas.put(dtype, new Arena(dtype));
      }
    }
  }

  /** A workspace for one network. Several workspaces may share the network's packed weights. */
  public Workspace(PackedWeights weights) {
    this(Optional.of(weights));
  }

  /** A workspace without memory: every matrix is new, every weight is packed at each use. Safe for several threads at once. */
  public static Workspace none() {
    return NONE;
  }

  /** Takes back all matrices. */
  public void clear() {
    arenas.values().forEach(Arena::clear);
    helperWorkspace.ifPresent(Workspace::clear);
  }

  /** Lends this workspace a second thread for {@link #inParallel}, or takes it away. */
  public void withHelper(Optional<HelperThread> thread) {
    helper = thread;
    if (helper.isPresent() && helperWorkspace.isEmpty()) {
      helperWorkspace = Optional.of(new Workspace(weights));
    }
  }

  /** The results of two tasks. */
  public record Pair<A, B>(A first, B second) {}

  /**
   * Runs two tasks, at the same time if this workspace has a helper thread.
   *
   * @param independent whether the two are independent; dependent ones run one after the other
   * @param second takes its matrices from the workspace that it is given
   */
  public <A, B> Pair<A, B> inParallel(
      boolean independent, Supplier<A> first, Function<Workspace, B> second) {
    if (!independent || helper.isEmpty()) {
      return new Pair<>(first.get(), second.apply(this));
    }
    AtomicReference<A> here = new AtomicReference<>();
    AtomicReference<B> there = new AtomicReference<>();
    HelperThread.together(
        List.of(helper.get()),
        () -> there.set(second.apply(helperWorkspace.get())),
        () -> here.set(first.get()));
    return new Pair<>(here.get(), there.get());
  }

  /** A matrix with arbitrary entries: the caller sets all of them. */
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

  /** [A B]: the columns of A, then those of B. */
  public Matrix concat(Matrix a, Matrix b) {
    Matrix result = matrix(a.dtype(), a.rows(), a.columns() + b.columns());
    return result.setColumns(0, a).setColumns(a.columns(), b);
  }

  /** X packed as the right operand of several products. */
  public Panels packed(Matrix x) {
    int length = Panels.length(x.dtype(), x.rows(), x.columns());
    return Panels.in(matrix(x.dtype(), 1, length), x);
  }

  /** A·B. */
  public Matrix product(Matrix a, Matrix b) {
    return zeros(a.dtype(), a.rows(), b.columns()).addProduct(a, b);
  }

  /** {@code sum} += A·B, the rows of one time step times a weight; uses the packed weight if there are enough rows. */
  public Matrix addStep(Matrix sum, Matrix a, Matrix b) {
    return weights.isPresent() && a.rows() >= WORTH_PACKING
        ? sum.addProduct(a, weights.get().panels(b))
        : sum.addProduct(a, b);
  }

  /** The panels of the transpose of a weight B, C×P. */
  public Panels transposedPanels(Matrix b) {
    return weights
        .map(packed -> packed.transposedPanels(b))
        .orElseGet(() -> Panels.ofTransposed(b));
  }

  /**
   * One array that matrices are cut from, front to back. A matrix that does not fit gets memory of its own; at the next {@link
   * #clear} the array grows to the size that was asked for.
   */
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
