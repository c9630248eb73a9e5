package dev.unfold.matrix.internal;

/**
 * The loops over {@code double} in plain Java for machines with a fused multiply-add, shaped so that C2 makes vectors of them. All
 * that a network computes forward, products, activations and cells, has the bits of the Vector API's kernels; only sums over a
 * row ({@link #productTransposed}, {@link #logSoftmax}) are added in another order there. Generated from {@link FusedFloatKernels}: change that file, then run {@code TwinsTest}.
 */
public class FusedDoubleKernels extends DoubleKernels {
  @Override
  public void product(
      int m,
      int n,
      int p,
      double[] a,
      int a0,
      int aRow,
      int aStep,
      double[] b,
      int b0,
      int bRow,
      double[] c,
      int c0,
      int cRow) {
    fusedProduct(m, n, p, a, a0, aRow, aStep, b, b0, bRow, c, c0, cRow);
  }

  private static void fusedProduct(
      int m,
      int n,
      int p,
      double[] a,
      int a0,
      int aRow,
      int aStep,
      double[] b,
      int b0,
      int bRow,
      double[] c,
      int c0,
      int cRow) {
    if (m < FusedDoubleProduct.WORTH_COPYING) {
      FusedDoubleProduct.addFew(m, n, p, a, a0, aRow, aStep, b, b0, bRow, c, c0, cRow);
    } else {
      double[][] rows = FusedDoubleProduct.rows(p, n, b, b0, bRow);
      FusedDoubleProduct.add(m, n, p, a, a0, aRow, aStep, rows, c, c0, cRow);
    }
  }

  @Override
  public void productPacked(
      int m,
      int n,
      int p,
      double[] a,
      int a0,
      int aRow,
      int aStep,
      double[] packed,
      int packed0,
      double[] c,
      int c0,
      int cRow) {
    fusedProduct(m, n, p, a, a0, aRow, aStep, packed, packed0, n, c, c0, cRow);
  }

  @Override
  public void addScaled(int n, double alpha, double[] x, int x0, double[] y, int y0) {
    for (int k = 0; k < n; k++) {
      y[y0 + k] = Math.fma(alpha, x[x0 + k], y[y0 + k]);
    }
  }

  @Override
  public void exp(int n, double[] x, int x0) {
    for (int k = x0; k < x0 + n; k++) {
      x[k] = FusedDoubleExponential.exp(x[k]);
    }
  }

  @Override
  public void sigmoid(int n, double[] x, int x0) {
    for (int k = x0; k < x0 + n; k++) {
      x[k] = FusedDoubleExponential.sigmoid(x[k]);
    }
  }

  @Override
  public void tanh(int n, double[] x, int x0) {
    for (int k = x0; k < x0 + n; k++) {
      x[k] = FusedDoubleExponential.tanh(x[k]);
    }
  }

  @Override
  public void lstm(
      int n,
      double[] i,
      int i0,
      double[] f,
      int f0,
      double[] g,
      int g0,
      double[] o,
      int o0,
      double[] cPrev,
      int cPrev0,
      double[] c,
      int c0,
      double[] tanhC,
      int t0,
      double[] h,
      int h0) {
    for (int k = 0; k < n; k++) {
      double ct = Math.fma(f[f0 + k], cPrev[cPrev0 + k], i[i0 + k] * g[g0 + k]);
      double th = FusedDoubleExponential.tanh(ct);
      c[c0 + k] = ct;
      tanhC[t0 + k] = th;
      h[h0 + k] = th * o[o0 + k];
    }
  }

  @Override
  public void gru(
      int size,
      double[] r,
      int r0,
      double[] z,
      int z0,
      double[] m,
      int m0,
      double[] n,
      int n0,
      double[] hPrev,
      int hPrev0,
      double[] h,
      int h0) {
    for (int k = 0; k < size; k++) {
      double candidate = FusedDoubleExponential.tanh(Math.fma(r[r0 + k], m[m0 + k], n[n0 + k]));
      n[n0 + k] = candidate;
      h[h0 + k] = Math.fma(z[z0 + k], hPrev[hPrev0 + k] - candidate, candidate);
    }
  }
}
