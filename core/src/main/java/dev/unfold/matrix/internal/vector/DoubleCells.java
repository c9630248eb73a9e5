package dev.unfold.matrix.internal.vector;

import static dev.unfold.matrix.internal.vector.DoubleLanes.S;
import static dev.unfold.matrix.internal.vector.DoubleLanes.V;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/**
 * The recurrent cells over {@code double}, each in one pass over memory; arguments as in {@code DoubleKernels}, for rows of at
 * least one vector. Generated from {@link FloatCells}: change that file, then run {@code TwinsTest}.
 *
 * <p>The last vector overlaps the previous one. Where a cell overwrites its own input, the last vector is computed first and
 * stored last.
 */
final class DoubleCells {
  private DoubleCells() {}

  static void lstm(
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
    for (int at = 0; at < n; at += V) {
      int k = Math.min(at, n - V);
      DoubleVector ct =
          DoubleVector.fromArray(S, i, i0 + k).mul(DoubleVector.fromArray(S, g, g0 + k));
      ct =
          DoubleVector.fromArray(S, f, f0 + k)
              .fma(DoubleVector.fromArray(S, cPrev, cPrev0 + k), ct);
      DoubleVector th = DoubleExponential.tanh(ct);
      ct.intoArray(c, c0 + k);
      th.intoArray(tanhC, t0 + k);
      th.mul(DoubleVector.fromArray(S, o, o0 + k)).intoArray(h, h0 + k);
    }
  }

  static void lstmBackward(
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
    DoubleVector one = DoubleVector.broadcast(S, 1);
    for (int at = 0; at < n; at += V) {
      int k = Math.min(at, n - V);
      DoubleVector th = DoubleVector.fromArray(S, tanhC, t0 + k);
      DoubleVector gate = DoubleVector.fromArray(S, o, o0 + k);
      DoubleVector dht = DoubleVector.fromArray(S, dh, dh0 + k);
      DoubleVector slope = gate.mul(one.sub(gate));
      dht.mul(th).mul(slope).intoArray(dO, do0 + k);
      DoubleVector dct = dht.mul(gate).mul(one.sub(th.mul(th)));
      dct = dct.add(DoubleVector.fromArray(S, dc, dc0 + k));
      gate = DoubleVector.fromArray(S, f, f0 + k);
      slope = gate.mul(one.sub(gate));
      dct.mul(DoubleVector.fromArray(S, cPrev, cPrev0 + k)).mul(slope).intoArray(df, df0 + k);
      dct.mul(gate).intoArray(dcPrev, dcPrev0 + k);
      gate = DoubleVector.fromArray(S, i, i0 + k);
      slope = gate.mul(one.sub(gate));
      DoubleVector gt = DoubleVector.fromArray(S, g, g0 + k);
      dct.mul(gt).mul(slope).intoArray(di, di0 + k);
      dct.mul(gate).mul(one.sub(gt.mul(gt))).intoArray(dg, dg0 + k);
    }
  }

  static void gru(
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
    int last = size - V;
    double[] end = size % V == 0 ? n : Arrays.copyOfRange(n, n0 + last, n0 + size);
    int end0 = size % V == 0 ? n0 + last : 0;
    for (int at = 0; at < size; at += V) {
      int k = Math.min(at, last);
      // Where the last vector overlaps the previous one, n has been overwritten already.
      double[] sum = k < last ? n : end;
      DoubleVector nt = candidate(r, r0 + k, m, m0 + k, sum, k < last ? n0 + k : end0);
      nt.intoArray(n, n0 + k);
      DoubleVector step = DoubleVector.fromArray(S, hPrev, hPrev0 + k).sub(nt);
      DoubleVector.fromArray(S, z, z0 + k).fma(step, nt).intoArray(h, h0 + k);
    }
  }

  private static DoubleVector candidate(
      double[] r, int r0, double[] m, int m0, double[] n, int n0) {
    DoubleVector sum =
        DoubleVector.fromArray(S, r, r0)
            .fma(DoubleVector.fromArray(S, m, m0), DoubleVector.fromArray(S, n, n0));
    return DoubleExponential.tanh(sum);
  }

  static void gruBackward(
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
    DoubleVector one = DoubleVector.broadcast(S, 1);
    int last = size - V;
    DoubleVector tail =
        DoubleVector.fromArray(S, dh, dh0 + last)
            .fma(
                DoubleVector.fromArray(S, z, z0 + last),
                DoubleVector.fromArray(S, dhPrev, dhPrev0 + last));
    for (int at = 0; at < size; at += V) {
      int k = Math.min(at, last);
      DoubleVector dht = DoubleVector.fromArray(S, dh, dh0 + k);
      DoubleVector zt = DoubleVector.fromArray(S, z, z0 + k);
      DoubleVector nt = DoubleVector.fromArray(S, n, n0 + k);
      DoubleVector oneMinusZ = one.sub(zt);
      dht.mul(DoubleVector.fromArray(S, hPrev, hPrev0 + k).sub(nt))
          .mul(zt.mul(oneMinusZ))
          .intoArray(dz, dz0 + k);
      DoubleVector dnt = dht.mul(oneMinusZ).mul(one.sub(nt.mul(nt)));
      dnt.intoArray(dn, dn0 + k);
      DoubleVector rt = DoubleVector.fromArray(S, r, r0 + k);
      dnt.mul(rt).intoArray(dm, dm0 + k);
      dnt.mul(DoubleVector.fromArray(S, m, m0 + k)).mul(rt.mul(one.sub(rt))).intoArray(dr, dr0 + k);
      dht.fma(zt, DoubleVector.fromArray(S, dhPrev, dhPrev0 + k)).intoArray(dhPrev, dhPrev0 + k);
    }
    tail.intoArray(dhPrev, dhPrev0 + last);
  }
}
