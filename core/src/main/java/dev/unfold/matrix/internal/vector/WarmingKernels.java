package dev.unfold.matrix.internal.vector;

import static dev.unfold.matrix.internal.vector.FloatLanes.V;

import dev.unfold.matrix.internal.FusedFloatKernels;

/**
 * The loops over {@code float} from the start of a JVM on. Vector code is slower than scalar code until C2 has compiled it, by
 * far. So the loops in plain Java serve, while {@link WarmUp} calls the vector ones until they are compiled; then these take over,
 * at once and for all threads. Both give the same bits, so no result depends on when that happens. What has other bits in plain
 * Java, sums over a row and the backward passes, is computed with vectors from the start; so are all loops over {@code double}.
 */
final class WarmingKernels extends VectorFloatKernels {
  private final FusedFloatKernels plain = new FusedFloatKernels();
  private final WarmUp warmUp = new WarmUp(new VectorFloatKernels(), () -> warm = true);
  private volatile boolean warm;

  @Override
  public void warmUp() throws InterruptedException {
    warmUp.await();
  }

  /** Whether the vector loops have taken over; begins to compile them otherwise. */
  private boolean isWarm() {
    if (!warm) {
      warmUp.start();
    }
    return warm;
  }

  @Override
  public void product(
      int m,
      int n,
      int p,
      float[] a,
      int a0,
      int aRow,
      int aStep,
      float[] b,
      int b0,
      int bRow,
      float[] c,
      int c0,
      int cRow) {
    if (isWarm()) {
      super.product(m, n, p, a, a0, aRow, aStep, b, b0, bRow, c, c0, cRow);
    } else {
      plain.product(m, n, p, a, a0, aRow, aStep, b, b0, bRow, c, c0, cRow);
    }
  }

  /** In the order that the vector loops read, since what is packed now may be read by them. */
  @Override
  public void pack(int p, int n, float[] b, int b0, int bRow, int bStep, float[] packed, int at) {
    if (n < V || isWarm()) {
      super.pack(p, n, b, b0, bRow, bStep, packed, at);
    } else {
      ColdPanels.pack(p, n, b, b0, bRow, bStep, packed, at);
    }
  }

  @Override
  public void productPacked(
      int m,
      int n,
      int p,
      float[] a,
      int a0,
      int aRow,
      int aStep,
      float[] packed,
      int at,
      float[] c,
      int c0,
      int cRow) {
    if (n < V || isWarm()) {
      super.productPacked(m, n, p, a, a0, aRow, aStep, packed, at, c, c0, cRow);
    } else {
      ColdPanels.product(m, n, p, a, a0, aRow, aStep, packed, at, c, c0, cRow);
    }
  }

  @Override
  public void addScaled(int n, float alpha, float[] x, int x0, float[] y, int y0) {
    if (warm) {
      super.addScaled(n, alpha, x, x0, y, y0);
    } else {
      plain.addScaled(n, alpha, x, x0, y, y0);
    }
  }

  @Override
  public void sigmoid(int n, float[] x, int x0) {
    if (warm) {
      super.sigmoid(n, x, x0);
    } else {
      plain.sigmoid(n, x, x0);
    }
  }

  @Override
  public void exp(int n, float[] x, int x0) {
    if (warm) {
      super.exp(n, x, x0);
    } else {
      plain.exp(n, x, x0);
    }
  }

  @Override
  public void tanh(int n, float[] x, int x0) {
    if (warm) {
      super.tanh(n, x, x0);
    } else {
      plain.tanh(n, x, x0);
    }
  }

  @Override
  public void lstm(
      int n,
      float[] i,
      int i0,
      float[] f,
      int f0,
      float[] g,
      int g0,
      float[] o,
      int o0,
      float[] cPrev,
      int cPrev0,
      float[] c,
      int c0,
      float[] tanhC,
      int t0,
      float[] h,
      int h0) {
    if (warm) {
      super.lstm(n, i, i0, f, f0, g, g0, o, o0, cPrev, cPrev0, c, c0, tanhC, t0, h, h0);
    } else {
      plain.lstm(n, i, i0, f, f0, g, g0, o, o0, cPrev, cPrev0, c, c0, tanhC, t0, h, h0);
    }
  }

  @Override
  public void gru(
      int size,
      float[] r,
      int r0,
      float[] z,
      int z0,
      float[] m,
      int m0,
      float[] n,
      int n0,
      float[] hPrev,
      int hPrev0,
      float[] h,
      int h0) {
    if (warm) {
      super.gru(size, r, r0, z, z0, m, m0, n, n0, hPrev, hPrev0, h, h0);
    } else {
      plain.gru(size, r, r0, z, z0, m, m0, n, n0, hPrev, hPrev0, h, h0);
    }
  }
}
