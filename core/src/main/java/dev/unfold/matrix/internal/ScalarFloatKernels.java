package dev.unfold.matrix.internal;

/** Plain loops: what the vector kernels are tested against, and what runs where the Vector API is missing. */
public final class ScalarFloatKernels implements FloatKernels {
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
    for (int r = 0; r < m; r++) {
      for (int q = 0; q < p; q++) {
        addScaled(n, a[a0 + r * aRow + q * aStep], b, b0 + q * bRow, c, c0 + r * cRow);
      }
    }
  }

  @Override
  public void productTransposed(
      int m,
      int n,
      int p,
      float[] a,
      int a0,
      int aRow,
      float[] b,
      int b0,
      int bRow,
      float[] c,
      int c0,
      int cRow) {
    for (int r = 0; r < m; r++) {
      for (int k = 0; k < n; k++) {
        float sum = 0;
        for (int q = 0; q < p; q++) {
          sum += a[a0 + r * aRow + q] * b[b0 + k * bRow + q];
        }
        c[c0 + r * cRow + k] += sum;
      }
    }
  }

  @Override
  public void addScaled(int n, float alpha, float[] x, int x0, float[] y, int y0) {
    for (int k = 0; k < n; k++) {
      y[y0 + k] += alpha * x[x0 + k];
    }
  }

  @Override
  public void sigmoid(int n, float[] x, int x0) {
    for (int k = x0; k < x0 + n; k++) {
      x[k] = (float) (1 / (1 + Math.exp(-x[k])));
    }
  }

  @Override
  public void sigmoidBackward(int n, float[] y, int y0, float[] dy, int dy0) {
    for (int k = 0; k < n; k++) {
      dy[dy0 + k] = dy[dy0 + k] * y[y0 + k] * (1 - y[y0 + k]);
    }
  }

  @Override
  public void exp(int n, float[] x, int x0) {
    for (int k = x0; k < x0 + n; k++) {
      x[k] = (float) Math.exp(x[k]);
    }
  }

  @Override
  public void logSoftmax(int n, float[] x, int x0) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int k = x0; k < x0 + n; k++) {
      largest = Math.max(largest, x[k]);
    }
    double sum = 0;
    for (int k = x0; k < x0 + n; k++) {
      sum += Math.exp(x[k] - largest);
    }
    float logSum = (float) Math.log(sum);
    for (int k = x0; k < x0 + n; k++) {
      x[k] = x[k] - largest - logSum;
    }
  }

  @Override
  public int packedLength(int p, int n) {
    return p * n;
  }

  @Override
  public void pack(
      int p, int n, float[] b, int b0, int bRow, int bStep, float[] packed, int packed0) {
    for (int k = 0; k < n; k++) {
      for (int q = 0; q < p; q++) {
        packed[packed0 + q * n + k] = b[b0 + q * bRow + k * bStep];
      }
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
    product(m, n, p, a, a0, aRow, aStep, packed, packed0, n, c, c0, cRow);
  }

  @Override
  public void tanh(int n, float[] x, int x0) {
    for (int k = x0; k < x0 + n; k++) {
      x[k] = (float) Math.tanh(x[k]);
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
    ScalarFloatCells.lstm(n, i, i0, f, f0, g, g0, o, o0, cPrev, cPrev0, c, c0, tanhC, t0, h, h0);
  }

  @Override
  public void lstmBackward(
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
      float[] tanhC,
      int t0,
      float[] dh,
      int dh0,
      float[] dc,
      int dc0,
      float[] di,
      int di0,
      float[] df,
      int df0,
      float[] dg,
      int dg0,
      float[] dO,
      int do0,
      float[] dcPrev,
      int dcPrev0) {
    ScalarFloatCells.lstmBackward(
        n, i, i0, f, f0, g, g0, o, o0, cPrev, cPrev0, tanhC, t0, dh, dh0, dc, dc0, di, di0, df, df0,
        dg, dg0, dO, do0, dcPrev, dcPrev0);
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
    ScalarFloatCells.gru(size, r, r0, z, z0, m, m0, n, n0, hPrev, hPrev0, h, h0);
  }

  @Override
  public void gruBackward(
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
      float[] dh,
      int dh0,
      float[] dr,
      int dr0,
      float[] dz,
      int dz0,
      float[] dm,
      int dm0,
      float[] dn,
      int dn0,
      float[] dhPrev,
      int dhPrev0) {
    ScalarFloatCells.gruBackward(
        size, r, r0, z, z0, m, m0, n, n0, hPrev, hPrev0, dh, dh0, dr, dr0, dz, dz0, dm, dm0, dn,
        dn0, dhPrev, dhPrev0);
  }
}
