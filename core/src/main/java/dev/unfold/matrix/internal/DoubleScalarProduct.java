package dev.unfold.matrix.internal;

/**
 * Matrix products over {@code double} in plain Java. Generated from {@link FloatScalarProduct}: change that file, then run {@code TwinsTest}.
 *
 * <p>Four terms at a time: an entry of C is loaded and stored once for four multiply-adds, and four dot products run side by
 * side, so that none waits for its own sum. The terms of one entry are added in the order of the plain loop, so its bits are
 * the same.
 */
final class DoubleScalarProduct {
  private DoubleScalarProduct() {}

  /** C(m×n) += A(m×p)·B(p×n), where A[r,q] = a[a0 + r·aRow + q·aStep]. */
  static void product(
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
      int at = a0 + r * aRow;
      int to = c0 + r * cRow;
      int from = b0;
      int q = 0;
      for (; q + 3 < p; q += 4) {
        addFour(
            n, a[at], a[at + aStep], a[at + 2 * aStep], a[at + 3 * aStep], b, from, bRow, c, to);
        at += 4 * aStep;
        from += 4 * bRow;
      }
      for (; q < p; q++) {
        addScaled(n, a[at], b, from, c, to);
        at += aStep;
        from += bRow;
      }
    }
  }

  private static void addFour(
      int n,
      double alpha0,
      double alpha1,
      double alpha2,
      double alpha3,
      double[] x,
      int x0,
      int xRow,
      double[] y,
      int y0) {
    int x1 = x0 + xRow;
    int x2 = x1 + xRow;
    int x3 = x2 + xRow;
    for (int k = 0; k < n; k++) {
      y[y0 + k] =
          y[y0 + k]
              + alpha0 * x[x0 + k]
              + alpha1 * x[x1 + k]
              + alpha2 * x[x2 + k]
              + alpha3 * x[x3 + k];
    }
  }

  /** y += α·x, n numbers. */
  static void addScaled(int n, double alpha, double[] x, int x0, double[] y, int y0) {
    for (int k = 0; k < n; k++) {
      y[y0 + k] += alpha * x[x0 + k];
    }
  }

  /** C(m×n) += A(m×p)·Bᵀ, where B is stored as n×p. */
  static void productTransposed(
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
      int at = a0 + r * aRow;
      int to = c0 + r * cRow;
      int k = 0;
      for (; k + 3 < n; k += 4) {
        addFourDots(p, a, at, b, b0 + k * bRow, bRow, c, to + k);
      }
      for (; k < n; k++) {
        c[to + k] += dot(p, a, at, b, b0 + k * bRow);
      }
    }
  }

  private static void addFourDots(
      int p, double[] a, int a0, double[] b, int b0, int bRow, double[] c, int c0) {
    int b1 = b0 + bRow;
    int b2 = b1 + bRow;
    int b3 = b2 + bRow;
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    for (int q = 0; q < p; q++) {
      double factor = a[a0 + q];
      sum0 += factor * b[b0 + q];
      sum1 += factor * b[b1 + q];
      sum2 += factor * b[b2 + q];
      sum3 += factor * b[b3 + q];
    }
    c[c0] += sum0;
    c[c0 + 1] += sum1;
    c[c0 + 2] += sum2;
    c[c0 + 3] += sum3;
  }

  private static double dot(int p, double[] a, int a0, double[] b, int b0) {
    double sum = 0;
    for (int q = 0; q < p; q++) {
      sum += a[a0 + q] * b[b0 + q];
    }
    return sum;
  }
}
