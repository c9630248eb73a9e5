package dev.unfold.matrix.internal;

/** The loops over {@code double}; {@link FloatKernels} is its twin. Arguments are checked by the caller. */
public interface DoubleKernels {
  /** C(m×n) += A(m×p)·B(p×n), where A[r,q] = a[a0 + r·aRow + q·aStep]: aStep = 1 reads A as it lies, aRow = 1 its transpose. */
  void product(
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
      int cRow);

  /** How many numbers {@link #pack} makes of B(p×n). */
  int packedLength(int p, int n);

  /** Lays B(p×n), B[q,k] = b[b0 + q·bRow + k·bStep], out as {@link #productPacked} reads it fastest: bRow = 1 packs a transpose. */
  void pack(int p, int n, double[] b, int b0, int bRow, int bStep, double[] packed, int packed0);

  /** As {@link #product}, with a packed B; the same bits. */
  void productPacked(
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
      int cRow);

  /** C(m×n) += A(m×p)·Bᵀ, where B lies as n×p: every entry of C is a dot product of two rows. */
  void productTransposed(
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
      int cRow);

  /** y += α·x, n numbers. */
  void addScaled(int n, double alpha, double[] x, int x0, double[] y, int y0);

  /**
   * x = σ(x) = 1 / (1 + e^−x), n numbers. Off by at most 4 ulps above −708, below by at most twice {@code Double.MIN_NORMAL};
   * NaN stays NaN. Measured against {@link StrictMath} on 10⁸ random numbers: 3 ulps.
   */
  void sigmoid(int n, double[] x, int x0);

  /** dy = dy ⊙ y ⊙ (1 − y), n numbers: the error before a sigmoid from the error behind it. */
  void sigmoidBackward(int n, double[] y, int y0, double[] dy, int dy0);

  /**
   * x = e^x, n numbers. Off by at most 1 ulp from −708 to 709.78, below by at most twice {@code Double.MIN_NORMAL}; infinite
   * above 709.78; NaN stays NaN. Measured against {@link StrictMath} on 10⁸ random numbers: 1 ulp.
   */
  void exp(int n, double[] x, int x0);

  /** x = x − log Σ e^x, n numbers; the largest is taken away first, so that nothing overflows. */
  void logSoftmax(int n, double[] x, int x0);

  /**
   * x = tanh x, n numbers. Off by at most 4 ulps over all numbers; NaN stays NaN. Measured against {@link StrictMath} on 10⁸ random
   * numbers: 3.0 ulps.
   */
  void tanh(int n, double[] x, int x0);

  /** c = f ⊙ c₋ + i ⊙ g, t = tanh c, h = o ⊙ t, n numbers: the state of a long short-term memory from its gates. */
  void lstm(
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
      int h0);

  /**
   * {@link #lstm} backwards, and through the gates' σ and tanh: from dh and dc, the errors of h and of c, to those of the
   * gates' sums and of c₋. dc₋ is written, not added to.
   */
  void lstmBackward(
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
      int dcPrev0);

  /** n = tanh(n + r ⊙ m), h = n + z ⊙ (h₋ − n), n numbers: the state of a gated recurrent unit from its gates. */
  void gru(
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
      int h0);

  /** {@link #gru} backwards, and through the gates' σ and tanh: from dh to the errors of the gates' sums; dh₋ is added to. */
  void gruBackward(
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
      int dhPrev0);
}
