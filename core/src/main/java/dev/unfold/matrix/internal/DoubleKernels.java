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
}
