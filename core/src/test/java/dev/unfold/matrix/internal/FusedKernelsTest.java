package dev.unfold.matrix.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.TestSeed;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Packed products, tanh and the cells of every provider, in single precision; what they promise. */
final class FusedKernelsTest {
  private static final float GUARD = 7.25f;
  private static final int AT = 3;

  private final Random random = TestSeed.random();

  static Stream<FloatKernels> all() {
    return Stream.of(Kernels.scalar(), Kernels.active()).map(Kernels::floats);
  }

  private float[] row(int n) {
    float[] y = new float[AT + n + 20];
    Arrays.fill(y, GUARD);
    for (int k = 0; k < n; k++) {
      y[AT + k] = (float) random.nextGaussian();
    }
    return y;
  }

  /** Numbers from 0 to 1, as gates are. */
  private float[] gate(int n) {
    float[] y = row(n);
    for (int k = 0; k < n; k++) {
      y[AT + k] = random.nextFloat();
    }
    return y;
  }

  private static void untouchedAround(float[] y, int n) {
    for (int k = 0; k < y.length; k++) {
      if (k < AT || k >= AT + n) {
        assertThat(y[k]).as("outside, at %d", k - AT).isEqualTo(GUARD);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aPackedProductHasTheSameBits(FloatKernels kernels) {
    for (int n = 1; n <= 130; n++) {
      int m = random.nextInt(10);
      int p = 1 + random.nextInt(20);
      float[] a = row(m * p);
      float[] b = row(p * n);
      float[] turned = row(n * p);
      for (int q = 0; q < p; q++) {
        for (int k = 0; k < n; k++) {
          turned[AT + k * p + q] = b[AT + q * n + k];
        }
      }
      float[] expected = row(m * n);
      float[] c = expected.clone();
      float[] packed = new float[kernels.packedLength(p, n)];
      kernels.product(m, n, p, a, AT, p, 1, b, AT, n, expected, AT, n);
      kernels.pack(p, n, b, AT, n, 1, packed, 0);
      kernels.productPacked(m, n, p, a, AT, p, 1, packed, 0, c, AT, n);
      assertThat(c).as("%d×%d·%d×%d", m, p, p, n).isEqualTo(expected);
      float[] transposed = new float[packed.length];
      kernels.pack(p, n, turned, AT, 1, p, transposed, 0);
      assertThat(transposed).as("%d×%d packed from its transpose", p, n).isEqualTo(packed);
      untouchedAround(c, m * n);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void tanhIsOffByAtMostFourUlpsOverTheWholeRange(FloatKernels kernels) {
    float[] x = new float[4096];
    for (long bits = 0; bits < 0x7f800000L; bits += 4096 * 97) {
      for (int k = 0; k < x.length; k++) {
        x[k] = Float.intBitsToFloat((int) Math.min(bits + 97L * k, 0x7f800000L));
      }
      float[] y = x.clone();
      float[] negative = x.clone();
      for (int k = 0; k < x.length; k++) {
        negative[k] = -x[k];
      }
      kernels.tanh(x.length, y, 0);
      kernels.tanh(x.length, negative, 0);
      for (int k = 0; k < x.length; k++) {
        double exact = StrictMath.tanh(x[k]);
        assertThat(Math.abs(y[k] - exact) / Math.ulp((float) exact))
            .as("tanh %s", x[k])
            .isLessThan(4);
        assertThat(negative[k]).isEqualTo(-y[k]);
      }
    }
    float[] nan = {Float.NaN, Float.POSITIVE_INFINITY};
    kernels.tanh(2, nan, 0);
    assertThat(nan).containsExactly(Float.NaN, 1);
  }

  @ParameterizedTest
  @MethodSource("all")
  void lstm(FloatKernels kernels) {
    for (int n = 1; n <= 70; n++) {
      float[] i = gate(n);
      float[] f = gate(n);
      float[] g = row(n);
      float[] o = gate(n);
      float[] cPrev = row(n);
      float[] c = row(n);
      float[] t = row(n);
      float[] h = row(n);
      kernels.lstm(n, i, AT, f, AT, g, AT, o, AT, cPrev, AT, c, AT, t, AT, h, AT);
      for (int k = AT; k < AT + n; k++) {
        double cell = (double) f[k] * cPrev[k] + (double) i[k] * g[k];
        assertThat((double) c[k]).isCloseTo(cell, within(1e-6));
        assertThat((double) t[k]).isCloseTo(Math.tanh(cell), within(1e-6));
        assertThat((double) h[k]).isCloseTo(o[k] * Math.tanh(cell), within(1e-6));
      }
      Stream.of(c, t, h).forEach(y -> untouchedAround(y, y.length - AT - 20));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void lstmBackward(FloatKernels kernels) {
    for (int n = 1; n <= 70; n++) {
      float[] i = gate(n);
      float[] f = gate(n);
      float[] g = gate(n);
      float[] o = gate(n);
      float[] cPrev = row(n);
      float[] t = gate(n);
      float[] dh = row(n);
      float[] dc = row(n);
      float[][] d = {row(n), row(n), row(n), row(n), row(n)};
      kernels.lstmBackward(
          n, i, AT, f, AT, g, AT, o, AT, cPrev, AT, t, AT, dh, AT, dc, AT, d[0], AT, d[1], AT, d[2],
          AT, d[3], AT, d[4], AT);
      for (int k = AT; k < AT + n; k++) {
        double cell = dc[k] + dh[k] * o[k] * (1 - (double) t[k] * t[k]);
        assertThat((double) d[0][k]).isCloseTo(cell * g[k] * i[k] * (1 - i[k]), within(2e-6));
        assertThat((double) d[1][k]).isCloseTo(cell * cPrev[k] * f[k] * (1 - f[k]), within(2e-6));
        assertThat((double) d[2][k]).isCloseTo(cell * i[k] * (1 - g[k] * g[k]), within(2e-6));
        assertThat((double) d[3][k]).isCloseTo(dh[k] * t[k] * o[k] * (1 - o[k]), within(2e-6));
        assertThat((double) d[4][k]).isCloseTo(cell * f[k], within(2e-6));
      }
      Stream.of(d).forEach(y -> untouchedAround(y, y.length - AT - 20));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void gruAndItsWayBack(FloatKernels kernels) {
    for (int size = 1; size <= 70; size++) {
      float[] r = gate(size);
      float[] z = gate(size);
      float[] m = row(size);
      float[] n = row(size);
      float[] sum = n.clone();
      float[] hPrev = row(size);
      float[] h = row(size);
      kernels.gru(size, r, AT, z, AT, m, AT, n, AT, hPrev, AT, h, AT);
      float[] dh = row(size);
      float[][] d = {row(size), row(size), row(size), row(size), row(size)};
      float[] before = d[4].clone();
      kernels.gruBackward(
          size, r, AT, z, AT, m, AT, n, AT, hPrev, AT, dh, AT, d[0], AT, d[1], AT, d[2], AT, d[3],
          AT, d[4], AT);
      for (int k = AT; k < AT + size; k++) {
        double nt = Math.tanh(sum[k] + (double) r[k] * m[k]);
        double dn = dh[k] * (1.0 - z[k]) * (1 - nt * nt);
        assertThat((double) n[k]).isCloseTo(nt, within(1e-6));
        assertThat((double) h[k]).isCloseTo((1.0 - z[k]) * nt + z[k] * hPrev[k], within(1e-6));
        assertThat((double) d[0][k]).isCloseTo(dn * m[k] * r[k] * (1 - r[k]), within(4e-6));
        assertThat((double) d[1][k])
            .isCloseTo(dh[k] * (hPrev[k] - nt) * z[k] * (1 - z[k]), within(4e-6));
        assertThat((double) d[2][k]).isCloseTo(dn * r[k], within(4e-6));
        assertThat((double) d[3][k]).isCloseTo(dn, within(4e-6));
        assertThat((double) d[4][k]).isCloseTo(before[k] + dh[k] * z[k], within(2e-6));
      }
      Stream.of(n, h, d[0], d[1], d[2], d[3], d[4])
          .forEach(y -> untouchedAround(y, y.length - AT - 20));
    }
  }
}
