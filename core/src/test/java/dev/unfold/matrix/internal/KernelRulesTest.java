package dev.unfold.matrix.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.TestSeed;
import dev.unfold.matrix.internal.Loops.Place;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an entry becomes depends on its operands alone, bit for bit: not on the length of its row, its place in it, the
 * number of rows, or its neighbours. So a sentence alone and the same sentence in any batch give the same bytes.
 */
final class KernelRulesTest {
  private static final String SCALAR = "dev.unfold.matrix.internal.Loops#scalar";
  private static final String VECTOR = "dev.unfold.matrix.internal.Loops#vector";
  private static final String SHORT_ROWS =
      "the vector kernels send rows shorter than a vector to the scalar loops, whose last bit"
          + " differs (no fused multiply-add, another exp)";
  private static final String REDUCTION =
      "reduceLanes adds lanes in an order that changes when C2 compiles it on later JDKs, so that"
          + " the same product differs in its last bit between two calls";

  /** No vector is longer: from here on no row is short. */
  private static final int LONGEST_VECTOR = 16;

  private static final int N = 65;

  private final Random random = TestSeed.random();

  @ParameterizedTest
  @MethodSource(SCALAR)
  void scalarMaps(Loops loops) {
    exponentials(loops, 1);
    multiplications(loops, 1);
  }

  @ParameterizedTest
  @MethodSource(VECTOR)
  void vectorMapsOfLongRows(Loops loops) {
    exponentials(loops, LONGEST_VECTOR);
    multiplications(loops, LONGEST_VECTOR);
  }

  @ParameterizedTest
  @MethodSource(VECTOR)
  void vectorExponentials(Loops loops) {
    exponentials(loops, 1);
  }

  @Disabled(SHORT_ROWS)
  @ParameterizedTest
  @MethodSource(VECTOR)
  void vectorMultiplications(Loops loops) {
    multiplications(loops, 1);
  }

  @ParameterizedTest
  @MethodSource(SCALAR)
  void scalarProducts(Loops loops) {
    products(loops, 1);
  }

  @ParameterizedTest
  @MethodSource(VECTOR)
  void vectorProductsOfLongRows(Loops loops) {
    products(loops, LONGEST_VECTOR);
  }

  @Disabled(SHORT_ROWS)
  @ParameterizedTest
  @MethodSource(VECTOR)
  void vectorProducts(Loops loops) {
    products(loops, 1);
  }

  @ParameterizedTest
  @MethodSource(SCALAR)
  void scalarDotProducts(Loops loops) {
    dotProducts(loops);
  }

  @ParameterizedTest
  @MethodSource(VECTOR)
  void vectorDotProducts(Loops loops) {
    dotProducts(loops);
  }

  /** A loop over a row, the other operand being fixed. */
  private interface Map {
    void apply(int n, int at, double[] y);
  }

  /** Every part of a row of 65, from {@code shortest} numbers on, alone. */
  private void exponentials(Loops loops, int shortest) {
    double[] x = random(loops, N);
    parts(loops, x, shortest, "exp", (n, at, y) -> loops.exp(n, y, at));
    parts(loops, x, shortest, "sigmoid", (n, at, y) -> loops.sigmoid(n, y, at));
    parts(loops, x, shortest, "tanh", (n, at, y) -> loops.tanh(n, y, at));
  }

  private void multiplications(Loops loops, int shortest) {
    double[] x = random(loops, N);
    double[] h = random(loops, N);
    double alpha = loops.round(random.nextGaussian());
    parts(
        loops,
        x,
        shortest,
        "sigmoidBackward",
        (n, at, y) -> loops.sigmoidBackward(n, h, at, y, at));
    parts(loops, x, shortest, "addScaled", (n, at, y) -> loops.addScaled(n, alpha, h, at, y, at));
  }

  private static void parts(Loops loops, double[] x, int shortest, String name, Map map) {
    double[] whole = x.clone();
    map.apply(N, 0, whole);
    for (int n = shortest; n <= N; n++) {
      for (int at = 0; at + n <= N; at++) {
        double[] part = x.clone();
        map.apply(n, at, part);
        assertThat(Arrays.copyOfRange(part, at, at + n))
            .as("%s %s of %d numbers at %d", loops, name, n, at)
            .isEqualTo(Arrays.copyOfRange(whole, at, at + n));
      }
    }
  }

  /** Parts of a product's columns and rows, from {@code shortest} columns on; and A read both ways. */
  private void products(Loops loops, int shortest) {
    int m = 13;
    int p = 19;
    Place a = new Place(random(loops, m * p), 0, p);
    Place b = new Place(random(loops, p * N), 0, N);
    double[] c = random(loops, m * N);
    double[] whole = c.clone();
    loops.product(m, N, p, a, 1, b, new Place(whole, 0, N));
    for (int n = shortest; n <= N; n += 1 + n / 8) {
      int k = random.nextInt(N - n + 1);
      int rows = 1 + random.nextInt(m);
      int r = random.nextInt(m - rows + 1);
      double[] part = c.clone();
      Place firstRow = new Place(a.y(), r * p, p);
      loops.product(rows, n, p, firstRow, 1, new Place(b.y(), k, N), new Place(part, r * N + k, N));
      same(loops, part, c, whole, new Block(r, rows, k, n));
    }
    double[] turned = c.clone();
    Place transposed = new Place(transposed(a, m, p), 0, 1);
    loops.product(m, N, p, transposed, m, b, new Place(turned, 0, N));
    assertThat(turned).as("%s, A read transposed", loops).isEqualTo(whole);
  }

  /** Parts of a product A·Bᵀ: any rows of A with any rows of B. */
  private void dotProducts(Loops loops) {
    int m = 13;
    for (int p = 1; p <= N; p += 1 + p / 4) {
      Place a = new Place(random(loops, m * p), 0, p);
      Place b = new Place(random(loops, N * p), 0, p);
      double[] c = random(loops, m * N);
      double[] whole = c.clone();
      loops.productTransposed(m, N, p, a, b, new Place(whole, 0, N));
      for (int n = 1; n <= N; n += 1 + n / 4) {
        int k = random.nextInt(N - n + 1);
        int rows = 1 + random.nextInt(m);
        int r = random.nextInt(m - rows + 1);
        double[] part = c.clone();
        Place rowsOfA = new Place(a.y(), r * p, p);
        Place rowsOfB = new Place(b.y(), k * p, p);
        loops.productTransposed(rows, n, p, rowsOfA, rowsOfB, new Place(part, r * N + k, N));
        same(loops, part, c, whole, new Block(r, rows, k, n));
      }
    }
  }

  /** Rows and columns of C. */
  private record Block(int row, int rows, int column, int columns) {
    boolean has(int r, int k) {
      return r >= row && r < row + rows && k >= column && k < column + columns;
    }
  }

  private static void same(
      Loops loops, double[] part, double[] before, double[] whole, Block block) {
    double[] expected = before.clone();
    for (int i = 0; i < expected.length; i++) {
      expected[i] = block.has(i / N, i % N) ? whole[i] : before[i];
    }
    assertThat(part).as("%s, %s of C", loops, block).isEqualTo(expected);
  }

  private double[] random(Loops loops, int n) {
    double[] x = new double[n];
    Arrays.setAll(x, i -> loops.round(random.nextGaussian()));
    return x;
  }

  private static double[] transposed(Place a, int m, int p) {
    double[] y = new double[m * p];
    Arrays.setAll(y, i -> a.y()[i % m * p + i / m]);
    return y;
  }
}
