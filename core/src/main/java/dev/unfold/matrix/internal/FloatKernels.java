package dev.unfold.matrix.internal;

/** The loops over {@code float}; {@link DoubleKernels} is its twin. Arguments are checked by the caller. */
public interface FloatKernels {
  /** C(m×n) += A(m×p)·B(p×n), where A[r,q] = a[a0 + r·aRow + q·aStep]: aStep = 1 reads A as it lies, aRow = 1 its transpose. */
  void product(
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
      int cRow);

  /** How many numbers {@link #pack} makes of B(p×n). */
  int packedLength(int p, int n);

  /** Lays B(p×n), B[q,k] = b[b0 + q·bRow + k·bStep], out as {@link #productPacked} reads it fastest: bRow = 1 packs a transpose. */
  void pack(int p, int n, float[] b, int b0, int bRow, int bStep, float[] packed, int packed0);

  /** As {@link #product}, with a packed B; the same bits. */
  void productPacked(
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
      int cRow);

  /** C(m×n) += A(m×p)·Bᵀ, where B lies as n×p: every entry of C is a dot product of two rows. */
  void productTransposed(
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
      int cRow);

  /** y += α·x, n numbers. */
  void addScaled(int n, float alpha, float[] x, int x0, float[] y, int y0);

  /**
   * x = σ(x) = 1 / (1 + e^−x), n numbers. Off by at most 4 ulps above −86, below by at most twice {@code Float.MIN_NORMAL};
   * NaN stays NaN. Measured against {@link StrictMath} on 10⁸ random numbers: 2.4 ulps.
   */
  void sigmoid(int n, float[] x, int x0);

  /** dy = dy ⊙ y ⊙ (1 − y), n numbers: the error before a sigmoid from the error behind it. */
  void sigmoidBackward(int n, float[] y, int y0, float[] dy, int dy0);

  /**
   * x = e^x, n numbers. Off by at most 1 ulp from −86 to 88.7, below by at most twice {@code Float.MIN_NORMAL}; infinite
   * above 88.72; NaN stays NaN. Measured against {@link StrictMath} on 10⁸ random numbers: 0.94 ulp.
   */
  void exp(int n, float[] x, int x0);

  /** x = x − log Σ e^x, n numbers; the largest is taken away first, so that nothing overflows. */
  void logSoftmax(int n, float[] x, int x0);

  /**
   * x = tanh x, n numbers. Off by at most 4 ulps over all numbers; NaN stays NaN. Measured against {@link StrictMath} on every
   * number: 2.5 ulps.
   */
  void tanh(int n, float[] x, int x0);

  /** c = f ⊙ c₋ + i ⊙ g, t = tanh c, h = o ⊙ t, n numbers: the state of a long short-term memory from its gates. */
  void lstm(
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
      int h0);

  /**
   * {@link #lstm} backwards, and through the gates' σ and tanh: from dh and dc, the errors of h and of c, to those of the
   * gates' sums and of c₋. dc₋ is written, not added to.
   */
  void lstmBackward(
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
      int dcPrev0);

  /** n = tanh(n + r ⊙ m), h = n + z ⊙ (h₋ − n), n numbers: the state of a gated recurrent unit from its gates. */
  void gru(
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
      int h0);

  /** {@link #gru} backwards, and through the gates' σ and tanh: from dh to the errors of the gates' sums; dh₋ is added to. */
  void gruBackward(
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
      int dhPrev0);
}
