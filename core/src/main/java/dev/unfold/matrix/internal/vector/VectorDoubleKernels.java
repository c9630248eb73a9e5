package dev.unfold.matrix.internal.vector;

import static dev.unfold.matrix.internal.vector.DoubleLanes.S;
import static dev.unfold.matrix.internal.vector.DoubleLanes.V;
import static dev.unfold.matrix.internal.vector.DoubleLanes.keepLast;
import static dev.unfold.matrix.internal.vector.DoubleLanes.total;

import dev.unfold.matrix.internal.FusedDoubleKernels;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The loops over {@code double} with the Vector API. Generated from {@link VectorFloatKernels}: change that file, then run {@code TwinsTest}.
 *
 * <p>Rows shorter than a vector go to the scalar loops, which give the same bits.
 */
class VectorDoubleKernels extends FusedDoubleKernels {
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
    if (n < V) {
      super.product(m, n, p, a, a0, aRow, aStep, b, b0, bRow, c, c0, cRow);
    } else {
      DoubleProduct.add(m, n, p, a, a0, aRow, aStep, b, b0, bRow, c, c0, cRow);
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
    if (p < V) {
      super.productTransposed(m, n, p, a, a0, aRow, b, b0, bRow, c, c0, cRow);
    } else {
      DoubleDots.add(m, n, p, a, a0, aRow, b, b0, bRow, c, c0, cRow);
    }
  }

  @Override
  public void addScaled(int n, double alpha, double[] x, int x0, double[] y, int y0) {
    if (n < V) {
      super.addScaled(n, alpha, x, x0, y, y0);
      return;
    }
    int last = n - V;
    DoubleVector factor = DoubleVector.broadcast(S, alpha);
    DoubleVector tail =
        factor.fma(
            DoubleVector.fromArray(S, x, x0 + last), DoubleVector.fromArray(S, y, y0 + last));
    for (int k = 0; k < last; k += V) {
      factor
          .fma(DoubleVector.fromArray(S, x, x0 + k), DoubleVector.fromArray(S, y, y0 + k))
          .intoArray(y, y0 + k);
    }
    tail.intoArray(y, y0 + last);
  }

  @Override
  public void sigmoid(int n, double[] x, int x0) {
    if (n < V) {
      super.sigmoid(n, x, x0);
      return;
    }
    int last = x0 + n - V;
    DoubleVector tail = DoubleVector.fromArray(S, x, last);
    for (int k = x0; k < last; k += V) {
      DoubleExponential.sigmoid(DoubleVector.fromArray(S, x, k)).intoArray(x, k);
    }
    DoubleExponential.sigmoid(tail).intoArray(x, last);
  }

  @Override
  public void sigmoidBackward(int n, double[] y, int y0, double[] dy, int dy0) {
    if (n < V) {
      super.sigmoidBackward(n, y, y0, dy, dy0);
      return;
    }
    int last = n - V;
    DoubleVector tail = sigmoidBackward(y, y0 + last, dy, dy0 + last);
    for (int k = 0; k < last; k += V) {
      sigmoidBackward(y, y0 + k, dy, dy0 + k).intoArray(dy, dy0 + k);
    }
    tail.intoArray(dy, dy0 + last);
  }

  private static DoubleVector sigmoidBackward(double[] y, int y0, double[] dy, int dy0) {
    DoubleVector h = DoubleVector.fromArray(S, y, y0);
    return DoubleVector.fromArray(S, dy, dy0).mul(h).mul(DoubleVector.broadcast(S, 1).sub(h));
  }

  @Override
  public void exp(int n, double[] x, int x0) {
    if (n < V) {
      super.exp(n, x, x0);
      return;
    }
    int last = x0 + n - V;
    DoubleVector tail = DoubleVector.fromArray(S, x, last);
    for (int k = x0; k < last; k += V) {
      DoubleExponential.exp(DoubleVector.fromArray(S, x, k)).intoArray(x, k);
    }
    DoubleExponential.exp(tail).intoArray(x, last);
  }

  @Override
  public void logSoftmax(int n, double[] x, int x0) {
    if (n < V) {
      super.logSoftmax(n, x, x0);
      return;
    }
    int last = x0 + n - V;
    DoubleVector largest = DoubleVector.fromArray(S, x, last);
    for (int k = x0; k < last; k += V) {
      largest = largest.max(DoubleVector.fromArray(S, x, k));
    }
    double max = largest.reduceLanes(VectorOperators.MAX);
    DoubleVector sum = DoubleVector.zero(S);
    for (int k = x0; k < x0 + n; k += V) {
      DoubleVector shifted = DoubleVector.fromArray(S, x, Math.min(k, last)).sub(max);
      sum = sum.add(keepLast(DoubleExponential.exp(shifted), Math.min(V, x0 + n - k)));
    }
    double logSum = Math.log(total(sum));
    DoubleVector tail = DoubleVector.fromArray(S, x, last).sub(max).sub(logSum);
    for (int k = x0; k < last; k += V) {
      DoubleVector.fromArray(S, x, k).sub(max).sub(logSum).intoArray(x, k);
    }
    tail.intoArray(x, last);
  }

  @Override
  public int packedLength(int p, int n) {
    return n < V ? super.packedLength(p, n) : DoubleProduct.packedLength(p, n);
  }

  @Override
  public void pack(
      int p, int n, double[] b, int b0, int bRow, int bStep, double[] packed, int packed0) {
    if (n < V) {
      super.pack(p, n, b, b0, bRow, bStep, packed, packed0);
    } else {
      DoubleProduct.pack(p, n, b, b0, bRow, bStep, packed, packed0);
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
    if (n < V) {
      super.productPacked(m, n, p, a, a0, aRow, aStep, packed, packed0, c, c0, cRow);
    } else {
      DoubleProduct.addPacked(m, n, p, a, a0, aRow, aStep, packed, packed0, c, c0, cRow);
    }
  }

  @Override
  public void tanh(int n, double[] x, int x0) {
    if (n < V) {
      super.tanh(n, x, x0);
      return;
    }
    int last = x0 + n - V;
    DoubleVector tail = DoubleVector.fromArray(S, x, last);
    for (int k = x0; k < last; k += V) {
      DoubleExponential.tanh(DoubleVector.fromArray(S, x, k)).intoArray(x, k);
    }
    DoubleExponential.tanh(tail).intoArray(x, last);
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
    if (n < V) {
      super.lstm(n, i, i0, f, f0, g, g0, o, o0, cPrev, cPrev0, c, c0, tanhC, t0, h, h0);
    } else {
      DoubleCells.lstm(n, i, i0, f, f0, g, g0, o, o0, cPrev, cPrev0, c, c0, tanhC, t0, h, h0);
    }
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
    if (n < V) {
      super.lstmBackward(
          n, i, i0, f, f0, g, g0, o, o0, cPrev, cPrev0, tanhC, t0, dh, dh0, dc, dc0, di, di0, df,
          df0, dg, dg0, dO, do0, dcPrev, dcPrev0);
    } else {
      DoubleCells.lstmBackward(
          n, i, i0, f, f0, g, g0, o, o0, cPrev, cPrev0, tanhC, t0, dh, dh0, dc, dc0, di, di0, df,
          df0, dg, dg0, dO, do0, dcPrev, dcPrev0);
    }
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
    if (size < V) {
      super.gru(size, r, r0, z, z0, m, m0, n, n0, hPrev, hPrev0, h, h0);
    } else {
      DoubleCells.gru(size, r, r0, z, z0, m, m0, n, n0, hPrev, hPrev0, h, h0);
    }
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
    if (size < V) {
      super.gruBackward(
          size, r, r0, z, z0, m, m0, n, n0, hPrev, hPrev0, dh, dh0, dr, dr0, dz, dz0, dm, dm0, dn,
          dn0, dhPrev, dhPrev0);
    } else {
      DoubleCells.gruBackward(
          size, r, r0, z, z0, m, m0, n, n0, hPrev, hPrev0, dh, dh0, dr, dr0, dz, dz0, dm, dm0, dn,
          dn0, dhPrev, dhPrev0);
    }
  }
}
