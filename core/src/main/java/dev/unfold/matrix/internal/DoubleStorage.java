package dev.unfold.matrix.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** An array of {@code double}. Generated from {@link FloatStorage}: change that file, then run {@code TwinsTest}. */
public record DoubleStorage(double[] y) implements Storage {
  private static final DoubleKernels KERNELS = Kernels.active().doubles();

  private static double[] of(Storage storage) {
    return ((DoubleStorage) storage).y;
  }

  @Override
  public double get(int at) {
    return y[at];
  }

  @Override
  public void set(int at, double value) {
    y[at] = value;
  }

  @Override
  public void read(int n, ByteBuffer in, int y0) {
    in.asDoubleBuffer().get(y, y0, n);
  }

  @Override
  public void write(int n, int x0, ByteBuffer out) {
    out.asDoubleBuffer().put(y, x0, n);
  }

  @Override
  public void copy(int n, Storage x, int x0, int y0) {
    System.arraycopy(of(x), x0, y, y0, n);
  }

  @Override
  public void transpose(int m, int n, Storage x, int x0, int y0) {
    double[] from = of(x);
    for (int r = 0; r < m; r++) {
      int row = x0 + r * n;
      for (int k = 0; k < n; k++) {
        y[y0 + k * m + r] = from[row + k];
      }
    }
  }

  @Override
  public void fill(int n, double value, int y0) {
    Arrays.fill(y, y0, y0 + n, value);
  }

  @Override
  public void product(
      int m, int n, int p, Storage a, int a0, int aRow, int aStep, Storage b, int b0, int c0) {
    KERNELS.product(m, n, p, of(a), a0, aRow, aStep, of(b), b0, n, y, c0, n);
  }

  @Override
  public void productTransposed(int m, int n, int p, Storage a, int a0, Storage b, int b0, int c0) {
    KERNELS.productTransposed(m, n, p, of(a), a0, p, of(b), b0, p, y, c0, n);
  }

  @Override
  public void addScaled(int n, double alpha, Storage x, int x0, int y0) {
    KERNELS.addScaled(n, alpha, of(x), x0, y, y0);
  }

  @Override
  public void multiply(int n, Storage x, int x0, int y0) {
    double[] factor = of(x);
    for (int k = 0; k < n; k++) {
      y[y0 + k] *= factor[x0 + k];
    }
  }

  @Override
  public void addMultiplied(int n, Storage a, int a0, Storage b, int b0, int y0) {
    double[] left = of(a);
    double[] right = of(b);
    for (int k = 0; k < n; k++) {
      y[y0 + k] += left[a0 + k] * right[b0 + k];
    }
  }

  @Override
  public void divide(int n, Storage x, int x0, int y0) {
    double[] divisor = of(x);
    for (int k = 0; k < n; k++) {
      y[y0 + k] /= divisor[x0 + k];
    }
  }

  @Override
  public void scale(int n, double alpha, int y0) {
    double factor = alpha;
    for (int k = y0; k < y0 + n; k++) {
      y[k] *= factor;
    }
  }

  @Override
  public void shift(int n, double alpha, int y0) {
    double term = alpha;
    for (int k = y0; k < y0 + n; k++) {
      y[k] += term;
    }
  }

  @Override
  public void clip(int n, double limit, int y0) {
    double bound = limit;
    for (int k = y0; k < y0 + n; k++) {
      y[k] = Math.max(-bound, Math.min(y[k], bound));
    }
  }

  @Override
  public void sqrt(int n, int x0) {
    for (int k = x0; k < x0 + n; k++) {
      y[k] = Math.sqrt(y[k]);
    }
  }

  @Override
  public void exp(int n, int x0) {
    KERNELS.exp(n, y, x0);
  }

  @Override
  public void sigmoid(int n, int x0) {
    KERNELS.sigmoid(n, y, x0);
  }

  @Override
  public void tanh(int n, int x0) {
    KERNELS.tanh(n, y, x0);
  }

  @Override
  public void relu(int n, int x0) {
    for (int k = x0; k < x0 + n; k++) {
      y[k] = Math.max(y[k], 0);
    }
  }

  @Override
  public void sigmoidBackward(int n, Storage h, int h0, int dy0) {
    KERNELS.sigmoidBackward(n, of(h), h0, y, dy0);
  }

  @Override
  public void tanhBackward(int n, Storage h, int h0, int dy0) {
    double[] tanh = of(h);
    for (int k = 0; k < n; k++) {
      y[dy0 + k] *= 1 - tanh[h0 + k] * tanh[h0 + k];
    }
  }

  @Override
  public void reluBackward(int n, Storage h, int h0, int dy0) {
    double[] relu = of(h);
    for (int k = 0; k < n; k++) {
      y[dy0 + k] = relu[h0 + k] > 0 ? y[dy0 + k] : 0;
    }
  }

  @Override
  public void logSoftmax(int rows, int n, int y0) {
    for (int r = 0; r < rows; r++) {
      KERNELS.logSoftmax(n, y, y0 + r * n);
    }
  }

  @Override
  public double sum(int n, int x0) {
    double sum = 0;
    for (int k = x0; k < x0 + n; k++) {
      sum += y[k];
    }
    return sum;
  }

  @Override
  public double sumOfSquares(int n, int x0) {
    double sum = 0;
    for (int k = x0; k < x0 + n; k++) {
      sum += y[k] * y[k];
    }
    return sum;
  }

  @Override
  public double max(int n, int x0) {
    double max = Double.NEGATIVE_INFINITY;
    for (int k = x0; k < x0 + n; k++) {
      max = Math.max(max, y[k]);
    }
    return max;
  }

  @Override
  public int argMax(int n, int x0) {
    int best = x0;
    for (int k = x0 + 1; k < x0 + n; k++) {
      best = y[k] > y[best] ? k : best;
    }
    return best - x0;
  }

  @Override
  public double maxAbs(int n, int x0) {
    double max = 0;
    for (int k = x0; k < x0 + n; k++) {
      max = Math.max(max, Math.abs(y[k]));
    }
    return max;
  }

  @Override
  public int packedLength(int p, int n) {
    return KERNELS.packedLength(p, n);
  }

  @Override
  public void pack(int p, int n, Storage b, int b0, int bRow, int bStep, int packed0) {
    KERNELS.pack(p, n, of(b), b0, bRow, bStep, y, packed0);
  }

  @Override
  public void productPacked(
      int m,
      int n,
      int p,
      Storage a,
      int a0,
      int aRow,
      int aStep,
      Storage packed,
      int packed0,
      int c0) {
    KERNELS.productPacked(m, n, p, of(a), a0, aRow, aStep, of(packed), packed0, y, c0, n);
  }

  @Override
  public void lstm(
      int size,
      Storage i,
      int i0,
      Storage f,
      int f0,
      Storage g,
      int g0,
      Storage o,
      int o0,
      Storage cPrev,
      int cPrev0,
      Storage c,
      int c0,
      Storage tanhC,
      int t0,
      int h0) {
    KERNELS.lstm(
        size, of(i), i0, of(f), f0, of(g), g0, of(o), o0, of(cPrev), cPrev0, of(c), c0, of(tanhC),
        t0, y, h0);
  }

  @Override
  public void lstmBackward(
      int size,
      Storage i,
      int i0,
      Storage f,
      int f0,
      Storage g,
      int g0,
      Storage o,
      int o0,
      Storage cPrev,
      int cPrev0,
      Storage tanhC,
      int t0,
      Storage dh,
      int dh0,
      Storage dc,
      int dc0,
      Storage di,
      int di0,
      Storage df,
      int df0,
      Storage dg,
      int dg0,
      Storage dO,
      int do0,
      int dcPrev0) {
    KERNELS.lstmBackward(
        size, of(i), i0, of(f), f0, of(g), g0, of(o), o0, of(cPrev), cPrev0, of(tanhC), t0, of(dh),
        dh0, of(dc), dc0, of(di), di0, of(df), df0, of(dg), dg0, of(dO), do0, y, dcPrev0);
  }

  @Override
  public void gru(
      int size,
      Storage r,
      int r0,
      Storage z,
      int z0,
      Storage m,
      int m0,
      Storage n,
      int n0,
      Storage hPrev,
      int hPrev0,
      int h0) {
    KERNELS.gru(size, of(r), r0, of(z), z0, of(m), m0, of(n), n0, of(hPrev), hPrev0, y, h0);
  }

  @Override
  public void gruBackward(
      int size,
      Storage r,
      int r0,
      Storage z,
      int z0,
      Storage m,
      int m0,
      Storage n,
      int n0,
      Storage hPrev,
      int hPrev0,
      Storage dh,
      int dh0,
      Storage dr,
      int dr0,
      Storage dz,
      int dz0,
      Storage dm,
      int dm0,
      Storage dn,
      int dn0,
      int dhPrev0) {
    KERNELS.gruBackward(
        size, of(r), r0, of(z), z0, of(m), m0, of(n), n0, of(hPrev), hPrev0, of(dh), dh0, of(dr),
        dr0, of(dz), dz0, of(dm), dm0, of(dn), dn0, y, dhPrev0);
  }
}
