package dev.unfold.matrix.internal;

/**
 * C += A·B over {@code double} in plain Java with fused multiply-adds, in the order of the Vector API's kernels and so with the
 * same bits. Generated from {@link FusedFloatProduct}: change that file, then run {@code TwinsTest}.
 *
 * <p>C2 makes vectors of a loop only if all its arrays are read at the same index: at {@code b[b0 + k]} and {@code c[c0 + k]} it
 * cannot know whether they overlap. So the rows of B become arrays of their own, and a row of C is copied to one and back. Eight
 * rows of B are added in one pass, which loads and stores C once for eight multiply-adds. Two rows of C in one loop would save
 * loads of B, but C2 of JDK 17 makes no vectors of that.
 */
public final class FusedDoubleProduct {
  /** Fewer rows of C than this do not pay for the copy of B. */
  public static final int WORTH_COPYING = 4;

  private static final int EIGHT = 8;

  private FusedDoubleProduct() {}

  /** The rows of B(p×n) as arrays of their own. */
  public static double[][] rows(int p, int n, double[] b, int b0, int bRow) {
    double[][] rows = new double[p][n];
    for (int q = 0; q < p; q++) {
      System.arraycopy(b, b0 + q * bRow, rows[q], 0, n);
    }
    return rows;
  }

  /** {@code DoubleKernels.product} with the rows of B as arrays, each of them n numbers. */
  public static void add(
      int m,
      int n,
      int p,
      double[] a,
      int a0,
      int aRow,
      int aStep,
      double[][] b,
      double[] c,
      int c0,
      int cRow) {
    double[] sum = new double[n];
    int eights = p - p % EIGHT;
    for (int r = 0; r < m; r++) {
      int at = a0 + r * aRow;
      System.arraycopy(c, c0 + r * cRow, sum, 0, n);
      for (int q = 0; q < eights; q += EIGHT) {
        addEight(n, a, at + q * aStep, aStep, b, q, sum);
      }
      for (int q = eights; q < p; q++) {
        addOne(n, a[at + q * aStep], b[q], sum);
      }
      System.arraycopy(sum, 0, c, c0 + r * cRow, n);
    }
  }

  private static void addEight(
      int n, double[] a, int a0, int aStep, double[][] b, int q, double[] sum) {
    double f0 = a[a0];
    double f1 = a[a0 + aStep];
    double f2 = a[a0 + 2 * aStep];
    double f3 = a[a0 + 3 * aStep];
    double f4 = a[a0 + 4 * aStep];
    double f5 = a[a0 + 5 * aStep];
    double f6 = a[a0 + 6 * aStep];
    double f7 = a[a0 + 7 * aStep];
    double[] b0 = b[q];
    double[] b1 = b[q + 1];
    double[] b2 = b[q + 2];
    double[] b3 = b[q + 3];
    double[] b4 = b[q + 4];
    double[] b5 = b[q + 5];
    double[] b6 = b[q + 6];
    double[] b7 = b[q + 7];
    for (int k = 0; k < n; k++) {
      double four =
          Math.fma(
              f3, b3[k], Math.fma(f2, b2[k], Math.fma(f1, b1[k], Math.fma(f0, b0[k], sum[k]))));
      sum[k] =
          Math.fma(f7, b7[k], Math.fma(f6, b6[k], Math.fma(f5, b5[k], Math.fma(f4, b4[k], four))));
    }
  }

  private static void addOne(int n, double f, double[] b, double[] sum) {
    for (int k = 0; k < n; k++) {
      sum[k] = Math.fma(f, b[k], sum[k]);
    }
  }

  /** {@code DoubleKernels.product} without a copy of B: eight sums stay in registers. */
  public static void addFew(
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
    int eights = n - n % EIGHT;
    for (int r = 0; r < m; r++) {
      int at = a0 + r * aRow;
      int to = c0 + r * cRow;
      for (int k = 0; k < eights; k += EIGHT) {
        eightColumns(p, a, at, aStep, b, b0 + k, bRow, c, to + k);
      }
      for (int k = eights; k < n; k++) {
        c[to + k] = column(p, a, at, aStep, b, b0 + k, bRow, c[to + k]);
      }
    }
  }

  private static void eightColumns(
      int p, double[] a, int a0, int aStep, double[] b, int b0, int bRow, double[] c, int c0) {
    double s0 = c[c0];
    double s1 = c[c0 + 1];
    double s2 = c[c0 + 2];
    double s3 = c[c0 + 3];
    double s4 = c[c0 + 4];
    double s5 = c[c0 + 5];
    double s6 = c[c0 + 6];
    double s7 = c[c0 + 7];
    int at = b0;
    for (int q = 0; q < p; q++) {
      double f = a[a0 + q * aStep];
      s0 = Math.fma(f, b[at], s0);
      s1 = Math.fma(f, b[at + 1], s1);
      s2 = Math.fma(f, b[at + 2], s2);
      s3 = Math.fma(f, b[at + 3], s3);
      s4 = Math.fma(f, b[at + 4], s4);
      s5 = Math.fma(f, b[at + 5], s5);
      s6 = Math.fma(f, b[at + 6], s6);
      s7 = Math.fma(f, b[at + 7], s7);
      at += bRow;
    }
    c[c0] = s0;
    c[c0 + 1] = s1;
    c[c0 + 2] = s2;
    c[c0 + 3] = s3;
    c[c0 + 4] = s4;
    c[c0 + 5] = s5;
    c[c0 + 6] = s6;
    c[c0 + 7] = s7;
  }

  private static double column(
      int p, double[] a, int a0, int aStep, double[] b, int b0, int bRow, double start) {
    double sum = start;
    for (int q = 0; q < p; q++) {
      sum = Math.fma(a[a0 + q * aStep], b[b0 + q * bRow], sum);
    }
    return sum;
  }
}
