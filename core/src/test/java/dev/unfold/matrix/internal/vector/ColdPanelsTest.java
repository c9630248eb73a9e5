package dev.unfold.matrix.internal.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.TestSeed;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What plain Java packs and multiplies until the vector kernels are compiled has their bits: all strips, rests and tiles. */
final class ColdPanelsTest {
  private static final int P = 19;
  private static final int MOST_COLUMNS = 10 * FloatLanes.V;

  private final Random random = TestSeed.random();

  private float[] random(int n) {
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }

  @Test
  void packsLikeTheVectorKernels() {
    for (int n = FloatLanes.V; n <= MOST_COLUMNS; n++) {
      float[] b = random(3 + P * n);
      float[] expected = new float[FloatProduct.packedLength(P, n)];
      float[] found = expected.clone();
      FloatProduct.pack(P, n, b, 3, n, 1, expected, 0);
      ColdPanels.pack(P, n, b, 3, n, 1, found, 0);
      assertThat(found).as("%d columns", n).isEqualTo(expected);
      FloatProduct.pack(P, n, b, 3, 1, P, expected, 0);
      ColdPanels.pack(P, n, b, 3, 1, P, found, 0);
      assertThat(found).as("%d columns of a transpose", n).isEqualTo(expected);
    }
  }

  @Test
  void multipliesLikeTheVectorKernels() {
    for (int n = FloatLanes.V; n <= MOST_COLUMNS; n++) {
      float[] packed = new float[FloatProduct.packedLength(P, n)];
      FloatProduct.pack(P, n, random(P * n), 0, n, 1, packed, 0);
      for (int m = 0; m <= 7; m++) {
        float[] a = random(m * P);
        float[] expected = random(2 + m * n);
        float[] found = expected.clone();
        FloatProduct.addPacked(m, n, P, a, 0, P, 1, packed, 0, expected, 2, n);
        ColdPanels.product(m, n, P, a, 0, P, 1, packed, 0, found, 2, n);
        assertThat(found).as("%d rows, %d columns", m, n).isEqualTo(expected);
      }
    }
  }
}
