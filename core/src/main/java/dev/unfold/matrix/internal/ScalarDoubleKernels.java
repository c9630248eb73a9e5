package dev.unfold.matrix.internal;

/** Plain loops: what the vector kernels are tested against, and what runs where the Vector API is missing. */
public final class ScalarDoubleKernels implements DoubleKernels {
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
      double[] a,
      int a0,
      int aRow,
      double[] b,
      int b0,
      int bRow,
      double[] c,
      int c0,
      int cRow) {
    for (int r = 0; r < m; r++) {
      for (int k = 0; k < n; k++) {
        double sum = 0;
        for (int q = 0; q < p; q++) {
          sum += a[a0 + r * aRow + q] * b[b0 + k * bRow + q];
        }
        c[c0 + r * cRow + k] += sum;
      }
    }
  }

  @Override
  public void addScaled(int n, double alpha, double[] x, int x0, double[] y, int y0) {
    for (int k = 0; k < n; k++) {
      y[y0 + k] += alpha * x[x0 + k];
    }
  }

  @Override
  public void sigmoid(int n, double[] x, int x0) {
    for (int k = x0; k < x0 + n; k++) {
      x[k] = 1 / (1 + Math.exp(-x[k]));
    }
  }

  @Override
  public void sigmoidBackward(int n, double[] y, int y0, double[] dy, int dy0) {
    for (int k = 0; k < n; k++) {
      dy[dy0 + k] = dy[dy0 + k] * y[y0 + k] * (1 - y[y0 + k]);
    }
  }

  @Override
  public void exp(int n, double[] x, int x0) {
    for (int k = x0; k < x0 + n; k++) {
      x[k] = Math.exp(x[k]);
    }
  }

  @Override
  public void logSoftmax(int n, double[] x, int x0) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = x0; k < x0 + n; k++) {
      largest = Math.max(largest, x[k]);
    }
    double sum = 0;
    for (int k = x0; k < x0 + n; k++) {
      sum += Math.exp(x[k] - largest);
    }
    double logSum = Math.log(sum);
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
      int p, int n, double[] b, int b0, int bRow, int bStep, double[] packed, int packed0) {
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
      double[] a,
      int a0,
      int aRow,
      int aStep,
      double[] packed,
      int packed0,
      double[] c,
      int c0,
      int cRow) {
    product(m, n, p, a, a0, aRow, aStep, packed, packed0, n, c, c0, cRow);
  }

  @Override
  public void tanh(int n, double[] x, int x0) {
    for (int k = x0; k < x0 + n; k++) {
      x[k] = Math.tanh(x[k]);
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
    ScalarDoubleCells.lstm(n, i, i0, f, f0, g, g0, o, o0, cPrev, cPrev0, c, c0, tanhC, t0, h, h0);
  }

  @Override
  public void lstmBackward(
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
      double[] tanhC,
      int t0,
      double[] dh,
      int dh0,
      double[] dc,
      int dc0,
      double[] di,
      int di0,
      double[] df,
      int df0,
      double[] dg,
      int dg0,
      double[] dO,
      int do0,
      double[] dcPrev,
      int dcPrev0) {
    ScalarDoubleCells.lstmBackward(
        n, i, i0, f, f0, g, g0, o, o0, cPrev, cPrev0, tanhC, t0, dh, dh0, dc, dc0, di, di0, df, df0,
        dg, dg0, dO, do0, dcPrev, dcPrev0);
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
    ScalarDoubleCells.gru(size, r, r0, z, z0, m, m0, n, n0, hPrev, hPrev0, h, h0);
  }

  @Override
  public void gruBackward(
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
      double[] dh,
      int dh0,
      double[] dr,
      int dr0,
      double[] dz,
      int dz0,
      double[] dm,
      int dm0,
      double[] dn,
      int dn0,
      double[] dhPrev,
      int dhPrev0) {
    ScalarDoubleCells.gruBackward(
        size, r, r0, z, z0, m, m0, n, n0, hPrev, hPrev0, dh, dh0, dr, dr0, dz, dz0, dm, dm0, dn,
        dn0, dhPrev, dhPrev0);
  }
}
