package dev.unfold.matrix.internal;

/**
 * The loops over {@code float} in plain Java for machines with a fused multiply-add, shaped so that C2 makes vectors of them. All
 * that a network computes forward, products, activations and cells, has the bits of the Vector API's kernels; only sums over a
 * row ({@link #productTransposed}, {@link #logSoftmax}) are added in another order there. {@link FusedDoubleKernels} is generated
 * from this file.
 */
public class FusedFloatKernels extends FloatKernels {
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
    fusedProduct(m, n, p, a, a0, aRow, aStep, b, b0, bRow, c, c0, cRow);
  }

  private static void fusedProduct(
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
    if (m < FusedFloatProduct.WORTH_COPYING) {
      FusedFloatProduct.addFew(m, n, p, a, a0, aRow, aStep, b, b0, bRow, c, c0, cRow);
    } else {
      float[][] rows = FusedFloatProduct.rows(p, n, b, b0, bRow);
      FusedFloatProduct.add(m, n, p, a, a0, aRow, aStep, rows, c, c0, cRow);
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
      int packed0,
      float[] c,
      int c0,
      int cRow) {
    fusedProduct(m, n, p, a, a0, aRow, aStep, packed, packed0, n, c, c0, cRow);
  }

  @Override
  public void addScaled(int n, float alpha, float[] x, int x0, float[] y, int y0) {
    for (int k = 0; k < n; k++) {
      y[y0 + k] = Math.fma(alpha, x[x0 + k], y[y0 + k]);
    }
  }

  @Override
  public void exp(int n, float[] x, int x0) {
    for (int k = x0; k < x0 + n; k++) {
      x[k] = FusedFloatExponential.exp(x[k]);
    }
  }

  @Override
  public void sigmoid(int n, float[] x, int x0) {
    for (int k = x0; k < x0 + n; k++) {
      x[k] = FusedFloatExponential.sigmoid(x[k]);
    }
  }

  @Override
  public void tanh(int n, float[] x, int x0) {
    for (int k = x0; k < x0 + n; k++) {
      x[k] = FusedFloatExponential.tanh(x[k]);
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
    for (int k = 0; k < n; k++) {
      float ct = Math.fma(f[f0 + k], cPrev[cPrev0 + k], i[i0 + k] * g[g0 + k]);
      float th = FusedFloatExponential.tanh(ct);
      c[c0 + k] = ct;
      tanhC[t0 + k] = th;
      h[h0 + k] = th * o[o0 + k];
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
    for (int k = 0; k < size; k++) {
      float candidate = FusedFloatExponential.tanh(Math.fma(r[r0 + k], m[m0 + k], n[n0 + k]));
      n[n0 + k] = candidate;
      h[h0 + k] = Math.fma(z[z0 + k], hPrev[hPrev0 + k] - candidate, candidate);
    }
  }
}
