package dev.unfold.matrix.internal.vector;

import static dev.unfold.matrix.internal.vector.FloatLanes.S;
import static dev.unfold.matrix.internal.vector.FloatLanes.V;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * The recurrent cells over {@code float}, each in one pass over memory; arguments as in {@code FloatKernels}, for rows of at
 * least one vector. {@link DoubleCells} is generated from this file.
 *
 * <p>The last vector overlaps the previous one. Where a cell overwrites its own input, the last vector is computed first and
 * stored last.
 */
final class FloatCells {
  private FloatCells() {}

  static void lstm(
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
    for (int at = 0; at < n; at += V) {
      int k = Math.min(at, n - V);
      FloatVector ct = FloatVector.fromArray(S, i, i0 + k).mul(FloatVector.fromArray(S, g, g0 + k));
      ct = FloatVector.fromArray(S, f, f0 + k).fma(FloatVector.fromArray(S, cPrev, cPrev0 + k), ct);
      FloatVector th = FloatExponential.tanh(ct);
      ct.intoArray(c, c0 + k);
      th.intoArray(tanhC, t0 + k);
      th.mul(FloatVector.fromArray(S, o, o0 + k)).intoArray(h, h0 + k);
    }
  }

  static void lstmBackward(
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
    FloatVector one = FloatVector.broadcast(S, 1);
    for (int at = 0; at < n; at += V) {
      int k = Math.min(at, n - V);
      FloatVector th = FloatVector.fromArray(S, tanhC, t0 + k);
      FloatVector gate = FloatVector.fromArray(S, o, o0 + k);
      FloatVector dht = FloatVector.fromArray(S, dh, dh0 + k);
      FloatVector slope = gate.mul(one.sub(gate));
      dht.mul(th).mul(slope).intoArray(dO, do0 + k);
      FloatVector dct = dht.mul(gate).mul(one.sub(th.mul(th)));
      dct = dct.add(FloatVector.fromArray(S, dc, dc0 + k));
      gate = FloatVector.fromArray(S, f, f0 + k);
      slope = gate.mul(one.sub(gate));
      dct.mul(FloatVector.fromArray(S, cPrev, cPrev0 + k)).mul(slope).intoArray(df, df0 + k);
      dct.mul(gate).intoArray(dcPrev, dcPrev0 + k);
      gate = FloatVector.fromArray(S, i, i0 + k);
      slope = gate.mul(one.sub(gate));
      FloatVector gt = FloatVector.fromArray(S, g, g0 + k);
      dct.mul(gt).mul(slope).intoArray(di, di0 + k);
      dct.mul(gate).mul(one.sub(gt.mul(gt))).intoArray(dg, dg0 + k);
    }
  }

  static void gru(
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
    int last = size - V;
    float[] end = size % V == 0 ? n : Arrays.copyOfRange(n, n0 + last, n0 + size);
    int end0 = size % V == 0 ? n0 + last : 0;
    for (int at = 0; at < size; at += V) {
      int k = Math.min(at, last);
      // Where the last vector overlaps the previous one, n has been overwritten already.
      float[] sum = k < last ? n : end;
      FloatVector nt = candidate(r, r0 + k, m, m0 + k, sum, k < last ? n0 + k : end0);
      nt.intoArray(n, n0 + k);
      FloatVector step = FloatVector.fromArray(S, hPrev, hPrev0 + k).sub(nt);
      FloatVector.fromArray(S, z, z0 + k).fma(step, nt).intoArray(h, h0 + k);
    }
  }

  private static FloatVector candidate(float[] r, int r0, float[] m, int m0, float[] n, int n0) {
    FloatVector sum =
        FloatVector.fromArray(S, r, r0)
            .fma(FloatVector.fromArray(S, m, m0), FloatVector.fromArray(S, n, n0));
    return FloatExponential.tanh(sum);
  }

  static void gruBackward(
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
    FloatVector one = FloatVector.broadcast(S, 1);
    int last = size - V;
    FloatVector tail =
        FloatVector.fromArray(S, dh, dh0 + last)
            .fma(
                FloatVector.fromArray(S, z, z0 + last),
                FloatVector.fromArray(S, dhPrev, dhPrev0 + last));
    for (int at = 0; at < size; at += V) {
      int k = Math.min(at, last);
      FloatVector dht = FloatVector.fromArray(S, dh, dh0 + k);
      FloatVector zt = FloatVector.fromArray(S, z, z0 + k);
      FloatVector nt = FloatVector.fromArray(S, n, n0 + k);
      FloatVector oneMinusZ = one.sub(zt);
      dht.mul(FloatVector.fromArray(S, hPrev, hPrev0 + k).sub(nt))
          .mul(zt.mul(oneMinusZ))
          .intoArray(dz, dz0 + k);
      FloatVector dnt = dht.mul(oneMinusZ).mul(one.sub(nt.mul(nt)));
      dnt.intoArray(dn, dn0 + k);
      FloatVector rt = FloatVector.fromArray(S, r, r0 + k);
      dnt.mul(rt).intoArray(dm, dm0 + k);
      dnt.mul(FloatVector.fromArray(S, m, m0 + k)).mul(rt.mul(one.sub(rt))).intoArray(dr, dr0 + k);
      dht.fma(zt, FloatVector.fromArray(S, dhPrev, dhPrev0 + k)).intoArray(dhPrev, dhPrev0 + k);
    }
    tail.intoArray(dhPrev, dhPrev0 + last);
  }
}
