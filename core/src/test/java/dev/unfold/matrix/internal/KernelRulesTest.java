package dev.unfold.matrix.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.TestSeed;
import dev.unfold.matrix.internal.Loops.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An entry's bits depend on its operands and on the width of its row, never on its place in the row, on the number of rows or
 * on its neighbours (docs/decisions/0003). So a sentence gets the same bytes alone and in any batch.
 *
 * <p>The scalar loops with fused multiply-adds and the vector loops give the same bits at every width, in all that a network
 * computes forward. Only the scalar loops without fused multiply-adds have other bits.
 */
final class KernelRulesTest {
  private static final String ALL = "dev.unfold.matrix.internal.Loops#all";
  private static final String VECTOR = "dev.unfold.matrix.internal.Loops#vector";

  private static final int N = 65;

  private final Random random = TestSeed.random();

  @ParameterizedTest
  @MethodSource(ALL)
  void exponentialsIgnoreWidthAndPlace(Loops loops) {
    double[] x = random(loops, N);
    parts(loops, x, 1, "exp", (n, at, y) -> loops.exp(n, y, at));
    parts(loops, x, 1, "sigmoid", (n, at, y) -> loops.sigmoid(n, y, at));
    parts(loops, x, 1, "tanh", (n, at, y) -> loops.tanh(n, y, at));
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void multiplicationsIgnoreThePlaceInARow(Loops loops) {
    double[] x = random(loops, N);
    double[] h = random(loops, N);
    double alpha = loops.round(random.nextGaussian());
    parts(loops, x, 1, "sigmoidBackward", sigmoidBackward(loops, h));
    parts(loops, x, 1, "addScaled", addScaled(loops, alpha, h));
  }

  @ParameterizedTest
  @MethodSource(VECTOR)
  void multiplicationsGiveTheScalarBits(Loops loops) {
    Loops scalar = new Loops(KernelChoice.scalar(), loops.dtype());
    double[] x = random(loops, N);
    double[] h = random(loops, N);
    double alpha = loops.round(random.nextGaussian());
    for (int n = 1; n <= N; n += 1 + n / 8) {
      for (int at = 0; at + n <= N; at++) {
        assertThat(applied(sigmoidBackward(loops, h), n, at, x))
            .as("%s sigmoidBackward of %d numbers at %d", loops, n, at)
            .isEqualTo(applied(sigmoidBackward(scalar, h), n, at, x));
        assertThat(applied(addScaled(loops, alpha, h), n, at, x))
            .as("%s addScaled of %d numbers at %d", loops, n, at)
            .isEqualTo(applied(addScaled(scalar, alpha, h), n, at, x));
      }
    }
  }

  @ParameterizedTest
  @MethodSource(VECTOR)
  void exponentialsAndCellsGiveTheScalarBits(Loops loops) {
    Loops scalar = new Loops(KernelChoice.scalar(), loops.dtype());
    java.util.Map<String, Integer> expected = EntryHashes.of(scalar);
    java.util.Map<String, Integer> found = EntryHashes.of(loops);
    for (String kernel : List.of("exp", "sigmoid", "tanh", "lstm", "gru", "addScaled")) {
      assertThat(found.get(kernel)).as("%s %s", loops, kernel).isEqualTo(expected.get(kernel));
    }
    found.keySet().removeIf(kernel -> !kernel.startsWith("product"));
    expected.keySet().retainAll(found.keySet());
    assertThat(found).hasSize(124).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void productsIgnoreRowsAndPlaces(Loops loops) {
    products(loops, loops, 1, N);
  }

  @ParameterizedTest
  @MethodSource(VECTOR)
  void productsGiveTheScalarBits(Loops loops) {
    Loops scalar = new Loops(KernelChoice.scalar(), loops.dtype());
    products(loops, scalar, 1, N);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void productsGiveTheSameBitsWithATransposedOperand(Loops loops) {
    int m = 13;
    int p = 19;
    Place a = new Place(random(loops, m * p), 0, p);
    Place b = new Place(random(loops, p * N), 0, N);
    double[] plain = random(loops, m * N);
    double[] turned = plain.clone();
    loops.product(m, N, p, a, 1, b, new Place(plain, 0, N));
    Place transposed = new Place(transposed(a, m, p), 0, 1);
    loops.product(m, N, p, transposed, m, b, new Place(turned, 0, N));
    assertThat(turned).as("%s, A read transposed", loops).isEqualTo(plain);
  }

  /** Parts of a product A·Bᵀ: any rows of A with any rows of B. */
  @ParameterizedTest
  @MethodSource(ALL)
  void dotProductsIgnoreRowsAndPlaces(Loops loops) {
    int m = 13;
    for (int p = 1; p <= N; p += 1 + p / 4) {
      Place a = new Place(random(loops, m * p), 0, p);
      Place b = new Place(random(loops, N * p), 0, p);
      double[] c = random(loops, m * N);
      double[] whole = c.clone();
      loops.productTransposed(m, N, p, a, b, new Place(whole, 0, N));
      for (int n = 1; n <= N; n += 1 + n / 4) {
        Block block = block(m, n);
        double[] part = c.clone();
        Place rowsOfA = new Place(a.y(), block.row * p, p);
        Place rowsOfB = new Place(b.y(), block.column * p, p);
        loops.productTransposed(block.rows, n, p, rowsOfA, rowsOfB, block.in(part));
        same(loops, part, c, whole, block);
      }
    }
  }

  /** A loop over a row, the other operand being fixed. */
  private interface Map {
    void apply(int n, int at, double[] y);
  }

  private static Map sigmoidBackward(Loops loops, double[] h) {
    return (n, at, y) -> loops.sigmoidBackward(n, h, at, y, at);
  }

  private static Map addScaled(Loops loops, double alpha, double[] h) {
    return (n, at, y) -> loops.addScaled(n, alpha, h, at, y, at);
  }

  private static double[] applied(Map map, int n, int at, double[] x) {
    double[] y = x.clone();
    map.apply(n, at, y);
    return y;
  }

  /** Applies a map to every part of x that has at least {@code shortest} numbers: each gives the bits of the whole. */
  private static void parts(Loops loops, double[] x, int shortest, String name, Map map) {
    double[] whole = applied(map, N, 0, x);
    for (int n = shortest; n <= N; n++) {
      for (int at = 0; at + n <= N; at++) {
        assertThat(Arrays.copyOfRange(applied(map, n, at, x), at, at + n))
            .as("%s %s of %d numbers at %d", loops, name, n, at)
            .isEqualTo(Arrays.copyOfRange(whole, at, at + n));
      }
    }
  }

  /** Any rows and {@code shortest} to {@code widest} columns of a product: each part gives the bits of {@code reference}'s whole. */
  private void products(Loops loops, Loops reference, int shortest, int widest) {
    int m = 13;
    int p = 19;
    Place a = new Place(random(loops, m * p), 0, p);
    Place b = new Place(random(loops, p * N), 0, N);
    double[] c = random(loops, m * N);
    double[] whole = c.clone();
    reference.product(m, N, p, a, 1, b, new Place(whole, 0, N));
    for (int n = shortest; n <= widest; n += 1 + n / 8) {
      Block block = block(m, n);
      double[] part = c.clone();
      Place rows = new Place(a.y(), block.row * p, p);
      Place columns = new Place(b.y(), block.column, N);
      loops.product(block.rows, n, p, rows, 1, columns, block.in(part));
      same(loops, part, c, whole, block);
    }
  }

  /** n columns and any rows of an m×N matrix, somewhere in it. */
  private Block block(int m, int n) {
    int rows = 1 + random.nextInt(m);
    return new Block(random.nextInt(m - rows + 1), rows, random.nextInt(N - n + 1), n);
  }

  /** Rows and columns of C. */
  private record Block(int row, int rows, int column, int columns) {
    Place in(double[] c) {
      return new Place(c, row * N + column, N);
    }

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
