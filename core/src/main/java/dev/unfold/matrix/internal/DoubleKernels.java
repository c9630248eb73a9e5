package dev.unfold.matrix.internal;

/**
 * The loops over {@code double} in plain Java: what runs without the Vector API, for rows shorter than a vector, and what the
 * vector kernels are tested against. Arguments are checked by the caller. Generated from {@link FloatKernels}: change that file, then run {@code TwinsTest}.
 *
 * <p>Largest errors of every implementation, in ulps, and in brackets those measured for the vector kernels against {@link
 * StrictMath}, on 10⁸ random numbers (tanh, 32 bits: on all numbers). NaN stays NaN.
 *
 * <pre>
 *             32 bits                          64 bits
 *   e^x       1 from −86 to 88.7 (0.94)        1 from −708 to 709.78 (1)
 *   σ(x)      4 above −86 (2.4)                4 above −708 (3)
 *   tanh x    4 (2.5)                          4 (3.0)
 * </pre>
 *
 * <p>Below its range e^x and σ(x) are wrong by at most twice the smallest normal number; above 88.72 (64 bits: 709.78) e^x is
 * infinite.
 */
public class DoubleKernels {
  /** Blocks until the fastest of these loops are compiled; does nothing where there is one kind of loop alone. */
  public void warmUp() throws InterruptedException {}

  /** C(m×n) += A(m×p)·B(p×n), where A[r,q] = a[a0 + r·aRow + q·aStep]: aStep = 1 reads A as stored, aRow = 1 its transpose. */
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
    DoubleScalarProduct.product(m, n, p, a, a0, aRow, aStep, b, b0, bRow, c, c0, cRow);
  }

  /** The number of entries that {@link #pack} writes for B(p×n). */
  public int packedLength(int p, int n) {
    return p * n;
  }

  /** Copies B(p×n), B[q,k] = b[b0 + q·bRow + k·bStep], in the order in which {@link #productPacked} reads it: bRow = 1 packs a transpose. */
  public void pack(
      int p, int n, double[] b, int b0, int bRow, int bStep, double[] packed, int packed0) {
    for (int k = 0; k < n; k++) {
      for (int q = 0; q < p; q++) {
        packed[packed0 + q * n + k] = b[b0 + q * bRow + k * bStep];
      }
    }
  }

  /** {@link #product} with a packed B; gives the same bits. */
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
    DoubleScalarProduct.product(m, n, p, a, a0, aRow, aStep, packed, packed0, n, c, c0, cRow);
  }

  /** C(m×n) += A(m×p)·Bᵀ, where B is stored as n×p: every entry of C is a dot product of two rows. */
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
    DoubleScalarProduct.productTransposed(m, n, p, a, a0, aRow, b, b0, bRow, c, c0, cRow);
  }

  /** y += α·x, n numbers. */
  public void addScaled(int n, double alpha, double[] x, int x0, double[] y, int y0) {
    DoubleScalarProduct.addScaled(n, alpha, x, x0, y, y0);
  }

  /** x = σ(x) = 1 / (1 + e^−x), n numbers. */
  public void sigmoid(int n, double[] x, int x0) {
    for (int k = x0; k < x0 + n; k++) {
      double sigmoid = 1 / (1 + Math.exp(-x[k]));
      x[k] = sigmoid;
    }
  }

  /** dy = dy ⊙ y ⊙ (1 − y), n numbers: dL/dz from dL/dy, where y = σ(z). */
  public void sigmoidBackward(int n, double[] y, int y0, double[] dy, int dy0) {
    for (int k = 0; k < n; k++) {
      dy[dy0 + k] = dy[dy0 + k] * y[y0 + k] * (1 - y[y0 + k]);
    }
  }

  /** x = e^x, n numbers. */
  public void exp(int n, double[] x, int x0) {
    for (int k = x0; k < x0 + n; k++) {
      x[k] = Math.exp(x[k]);
    }
  }

  /** x = x − log Σ e^x, n numbers; the largest is subtracted first, so that nothing overflows. */
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

  /** x = tanh x, n numbers. */
  public void tanh(int n, double[] x, int x0) {
    for (int k = x0; k < x0 + n; k++) {
      x[k] = Math.tanh(x[k]);
    }
  }

  /** c = f ⊙ c₋ + i ⊙ g, t = tanh c, h = o ⊙ t, n numbers: one step of a long short-term memory, given its gates. */
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
      c[c0 + k] = f[f0 + k] * cPrev[cPrev0 + k] + i[i0 + k] * g[g0 + k];
      tanhC[t0 + k] = Math.tanh(c[c0 + k]);
      h[h0 + k] = o[o0 + k] * tanhC[t0 + k];
    }
  }

  /**
   * The backward pass of {@link #lstm} and of the gates' σ and tanh: from dh and dc to the gradients of the gates'
   * pre-activations, di df dg do, and of c₋. All of them are set, not added to.
   */
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
    for (int k = 0; k < n; k++) {
      double th = tanhC[t0 + k];
      double it = i[i0 + k];
      double ft = f[f0 + k];
      double gt = g[g0 + k];
      double ot = o[o0 + k];
      double dht = dh[dh0 + k];
      double dct = dc[dc0 + k] + dht * ot * (1 - th * th);
      dO[do0 + k] = dht * th * (ot * (1 - ot));
      df[df0 + k] = dct * cPrev[cPrev0 + k] * (ft * (1 - ft));
      di[di0 + k] = dct * gt * (it * (1 - it));
      dg[dg0 + k] = dct * it * (1 - gt * gt);
      dcPrev[dcPrev0 + k] = dct * ft;
    }
  }

  /** n = tanh(n + r ⊙ m), h = n + z ⊙ (h₋ − n), n numbers: one step of a gated recurrent unit, given its gates. */
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
      double candidate = Math.tanh(n[n0 + k] + r[r0 + k] * m[m0 + k]);
      n[n0 + k] = candidate;
      h[h0 + k] = candidate + z[z0 + k] * (hPrev[hPrev0 + k] - candidate);
    }
  }

  /**
   * The backward pass of {@link #gru} and of the gates' σ and tanh: from dh to the gradients of the gates' pre-activations,
   * dr dz dm dn, which are set, and of h₋, which is added to.
   */
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
    for (int k = 0; k < size; k++) {
      double rt = r[r0 + k];
      double zt = z[z0 + k];
      double nt = n[n0 + k];
      double dht = dh[dh0 + k];
      double dnt = dht * (1 - zt) * (1 - nt * nt);
      dz[dz0 + k] = dht * (hPrev[hPrev0 + k] - nt) * (zt * (1 - zt));
      dn[dn0 + k] = dnt;
      dr[dr0 + k] = dnt * m[m0 + k] * (rt * (1 - rt));
      dm[dm0 + k] = dnt * rt;
      dhPrev[dhPrev0 + k] += dht * zt;
    }
  }
}
