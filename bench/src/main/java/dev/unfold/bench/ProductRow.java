package dev.unfold.bench;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Panels;
import dev.unfold.torch.TorchLibrary;
import dev.unfold.torch.TorchProduct;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * C += A·B in float32 on one thread, beside the peak of the core's multipliers.
 *
 * @param size the size of the matrices
 * @param packed whether B has been packed before, like a layer's weights at every time step but the first
 * @param atLeast the bound, as a fraction of the peak; empty if there is none
 * @param pytorch whether PyTorch is installed
 * @param peak multiplications and additions in registers
 */
record ProductRow(
    Size size, boolean packed, Optional<Double> atLeast, boolean pytorch, Competitor peak)
    implements PlannedRow {
  /** The sizes of the table: one time step of a layer, its input at all time steps, and a square. */
  static final List<Size> SIZES =
      List.of(new Size(32, 128, 512), new Size(800, 100, 512), new Size(512, 512, 512));

  /** A tiny size, for tests. */
  static final List<Size> TINY = List.of(new Size(3, 4, 5));

  /**
   * The size of a product.
   *
   * @param m the rows of A and C
   * @param p the columns of A and rows of B
   * @param n the columns of B and C
   */
  record Size(int m, int p, int n) {
    /** A multiplication and an addition for each of m·p·n. */
    long operations() {
      return 2L * m * p * n;
    }

    /** {@code 32×128×512}. */
    @Override
    public String toString() {
      return m + "×" + p + "×" + n;
    }
  }

  /** The approximate number of operations in a piece of work: some hundred microseconds. */
  private static final double PIECE = 3e7;

  @Override
  public String name() {
    return "product " + size + (packed ? ", B packed before" : "");
  }

  @Override
  public Row measure(Race race, Runnable turnTaken) {
    RandomGenerator random = new Random(Workload.SEED);
    Matrix a = Matrix.uniform(DType.FLOAT32, size.m, size.p, -1, 1, random);
    Matrix b = Matrix.uniform(DType.FLOAT32, size.p, size.n, -1, 1, random);
    List<Competitor> competitors =
        pytorch ? List.of(ours(a, b), theirs(a, b), peak) : List.of(ours(a, b), peak);
    return Row.of(name(), race.run(competitors, turnTaken), atLeast);
  }

  private Competitor ours(Matrix a, Matrix b) {
    Matrix c = Matrix.zeros(DType.FLOAT32, size.m, size.n);
    Panels panels = Panels.of(b);
    return packed
        ? () -> repeated(() -> c.addProduct(a, panels))
        : () -> repeated(() -> c.addProduct(a, b));
  }

  private Competitor theirs(Matrix a, Matrix b) {
    TorchLibrary.useThreads(1, 1);
    TorchProduct product = new TorchProduct(a, b);
    return () -> {
      product.add(times());
      return size.operations() * times();
    };
  }

  private long repeated(Runnable product) {
    for (int i = 0; i < times(); i++) {
      product.run();
    }
    return size.operations() * times();
  }

  private int times() {
    return (int) Math.ceil(PIECE / size.operations());
  }
}
