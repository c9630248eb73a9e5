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
}
