package dev.unfold.matrix.internal.vector;

import static dev.unfold.matrix.internal.vector.FloatLanes.S;
import static dev.unfold.matrix.internal.vector.FloatLanes.V;
import static dev.unfold.matrix.internal.vector.FloatLanes.keepLast;
import static dev.unfold.matrix.internal.vector.FloatLanes.total;

import dev.unfold.matrix.internal.FusedFloatKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The loops over {@code float} with the Vector API. {@link VectorDoubleKernels} is generated from this file.
 *
 * <p>Rows shorter than a vector go to the scalar loops, which give the same bits.
 */
class VectorFloatKernels extends FusedFloatKernels {
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
    if (n < V) {
      super.product(m, n, p, a, a0, aRow, aStep, b, b0, bRow, c, c0, cRow);
    } else {
      FloatProduct.add(m, n, p, a, a0, aRow, aStep, b, b0, bRow, c, c0, cRow);
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
    if (p < V) {
      super.productTransposed(m, n, p, a, a0, aRow, b, b0, bRow, c, c0, cRow);
    } else {
      FloatDots.add(m, n, p, a, a0, aRow, b, b0, bRow, c, c0, cRow);
    }
  }

  @Override
  public void addScaled(int n, float alpha, float[] x, int x0, float[] y, int y0) {
    if (n < V) {
      super.addScaled(n, alpha, x, x0, y, y0);
      return;
    }
    int last = n - V;
    FloatVector factor = FloatVector.broadcast(S, alpha);
    FloatVector tail =
        factor.fma(FloatVector.fromArray(S, x, x0 + last), FloatVector.fromArray(S, y, y0 + last));
    for (int k = 0; k < last; k += V) {
      factor
          .fma(FloatVector.fromArray(S, x, x0 + k), FloatVector.fromArray(S, y, y0 + k))
          .intoArray(y, y0 + k);
    }
    tail.intoArray(y, y0 + last);
  }

  @Override
  public void sigmoid(int n, float[] x, int x0) {
    if (n < V) {
      super.sigmoid(n, x, x0);
      return;
    }
    int last = x0 + n - V;
    FloatVector tail = FloatVector.fromArray(S, x, last);
    for (int k = x0; k < last; k += V) {
      FloatExponential.sigmoid(FloatVector.fromArray(S, x, k)).intoArray(x, k);
    }
    FloatExponential.sigmoid(tail).intoArray(x, last);
  }

  @Override
  public void sigmoidBackward(int n, float[] y, int y0, float[] dy, int dy0) {
    if (n < V) {
      super.sigmoidBackward(n, y, y0, dy, dy0);
      return;
    }
    int last = n - V;
    FloatVector tail = sigmoidBackward(y, y0 + last, dy, dy0 + last);
    for (int k = 0; k < last; k += V) {
      sigmoidBackward(y, y0 + k, dy, dy0 + k).intoArray(dy, dy0 + k);
    }
    tail.intoArray(dy, dy0 + last);
  }

  private static FloatVector sigmoidBackward(float[] y, int y0, float[] dy, int dy0) {
    FloatVector h = FloatVector.fromArray(S, y, y0);
    return FloatVector.fromArray(S, dy, dy0).mul(h).mul(FloatVector.broadcast(S, 1).sub(h));
  }

  @Override
  public void exp(int n, float[] x, int x0) {
    if (n < V) {
      super.exp(n, x, x0);
      return;
    }
    int last = x0 + n - V;
    FloatVector tail = FloatVector.fromArray(S, x, last);
    for (int k = x0; k < last; k += V) {
      FloatExponential.exp(FloatVector.fromArray(S, x, k)).intoArray(x, k);
    }
    FloatExponential.exp(tail).intoArray(x, last);
  }

  @Override
  public void logSoftmax(int n, float[] x, int x0) {
    if (n < V) {
      super.logSoftmax(n, x, x0);
      return;
    }
    int last = x0 + n - V;
    FloatVector largest = FloatVector.fromArray(S, x, last);
    for (int k = x0; k < last; k += V) {
      largest = largest.max(FloatVector.fromArray(S, x, k));
    }
    float max = largest.reduceLanes(VectorOperators.MAX);
    FloatVector sum = FloatVector.zero(S);
    for (int k = x0; k < x0 + n; k += V) {
      FloatVector shifted = FloatVector.fromArray(S, x, Math.min(k, last)).sub(max);
      sum = sum.add(keepLast(FloatExponential.exp(shifted), Math.min(V, x0 + n - k)));
    }
    float logSum = (float) Math.log(total(sum));
    FloatVector tail = FloatVector.fromArray(S, x, last).sub(max).sub(logSum);
    for (int k = x0; k < last; k += V) {
      FloatVector.fromArray(S, x, k).sub(max).sub(logSum).intoArray(x, k);
    }
    tail.intoArray(x, last);
  }

  @Override
  public int packedLength(int p, int n) {
    return n < V ? super.packedLength(p, n) : FloatProduct.packedLength(p, n);
  }

  @Override
  public void pack(
      int p, int n, float[] b, int b0, int bRow, int bStep, float[] packed, int packed0) {
    if (n < V) {
      super.pack(p, n, b, b0, bRow, bStep, packed, packed0);
    } else {
      FloatProduct.pack(p, n, b, b0, bRow, bStep, packed, packed0);
    }
  }

  @Override
  public void productPacked(
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
      int cRow) {
    if (n < V) {
      super.productPacked(m, n, p, a, a0, aRow, aStep, packed, packed0, c, c0, cRow);
    } else {
      FloatProduct.addPacked(m, n, p, a, a0, aRow, aStep, packed, packed0, c, c0, cRow);
    }
  }

  @Override
  public void tanh(int n, float[] x, int x0) {
    if (n < V) {
      super.tanh(n, x, x0);
      return;
    }
    int last = x0 + n - V;
    FloatVector tail = FloatVector.fromArray(S, x, last);
    for (int k = x0; k < last; k += V) {
      FloatExponential.tanh(FloatVector.fromArray(S, x, k)).intoArray(x, k);
    }
    FloatExponential.tanh(tail).intoArray(x, last);
  }

  @Override
  public void lstm(
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
      int h0) {
    if (n < V) {
      super.lstm(n, i, i0, f, f0, g, g0, o, o0, cPrev, cPrev0, c, c0, tanhC, t0, h, h0);
    } else {
      FloatCells.lstm(n, i, i0, f, f0, g, g0, o, o0, cPrev, cPrev0, c, c0, tanhC, t0, h, h0);
    }
  }

  @Override
  public void lstmBackward(
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
      int dcPrev0) {
    if (n < V) {
      super.lstmBackward(
          n, i, i0, f, f0, g, g0, o, o0, cPrev, cPrev0, tanhC, t0, dh, dh0, dc, dc0, di, di0, df,
          df0, dg, dg0, dO, do0, dcPrev, dcPrev0);
    } else {
      FloatCells.lstmBackward(
          n, i, i0, f, f0, g, g0, o, o0, cPrev, cPrev0, tanhC, t0, dh, dh0, dc, dc0, di, di0, df,
          df0, dg, dg0, dO, do0, dcPrev, dcPrev0);
    }
  }

  @Override
  public void gru(
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
      int h0) {
    if (size < V) {
      super.gru(size, r, r0, z, z0, m, m0, n, n0, hPrev, hPrev0, h, h0);
    } else {
      FloatCells.gru(size, r, r0, z, z0, m, m0, n, n0, hPrev, hPrev0, h, h0);
    }
  }

  @Override
  public void gruBackward(
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
      int dhPrev0) {
    if (size < V) {
      super.gruBackward(
          size, r, r0, z, z0, m, m0, n, n0, hPrev, hPrev0, dh, dh0, dr, dr0, dz, dz0, dm, dm0, dn,
          dn0, dhPrev, dhPrev0);
    } else {
      FloatCells.gruBackward(
          size, r, r0, z, z0, m, m0, n, n0, hPrev, hPrev0, dh, dh0, dr, dr0, dz, dz0, dm, dm0, dn,
          dn0, dhPrev, dhPrev0);
    }
  }
}
