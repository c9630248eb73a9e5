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
}
