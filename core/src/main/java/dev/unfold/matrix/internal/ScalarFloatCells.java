package dev.unfold.matrix.internal;

/** The recurrent cells in plain loops: what the vector cells are tested against. */
final class ScalarFloatCells {
  private ScalarFloatCells() {}

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
    for (int k = 0; k < n; k++) {
      c[c0 + k] = f[f0 + k] * cPrev[cPrev0 + k] + i[i0 + k] * g[g0 + k];
      tanhC[t0 + k] = (float) Math.tanh(c[c0 + k]);
      h[h0 + k] = o[o0 + k] * tanhC[t0 + k];
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
    for (int k = 0; k < n; k++) {
      float th = tanhC[t0 + k];
      float it = i[i0 + k];
      float ft = f[f0 + k];
      float gt = g[g0 + k];
      float ot = o[o0 + k];
      float dht = dh[dh0 + k];
      float dct = dc[dc0 + k] + dht * ot * (1 - th * th);
      dO[do0 + k] = dht * th * (ot * (1 - ot));
      df[df0 + k] = dct * cPrev[cPrev0 + k] * (ft * (1 - ft));
      di[di0 + k] = dct * gt * (it * (1 - it));
      dg[dg0 + k] = dct * it * (1 - gt * gt);
      dcPrev[dcPrev0 + k] = dct * ft;
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
    for (int k = 0; k < size; k++) {
      float candidate = (float) Math.tanh(n[n0 + k] + r[r0 + k] * m[m0 + k]);
      n[n0 + k] = candidate;
      h[h0 + k] = candidate + z[z0 + k] * (hPrev[hPrev0 + k] - candidate);
    }
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
    for (int k = 0; k < size; k++) {
      float rt = r[r0 + k];
      float zt = z[z0 + k];
      float nt = n[n0 + k];
      float dht = dh[dh0 + k];
      float dnt = dht * (1 - zt) * (1 - nt * nt);
      dz[dz0 + k] = dht * (hPrev[hPrev0 + k] - nt) * (zt * (1 - zt));
      dn[dn0 + k] = dnt;
      dr[dr0 + k] = dnt * m[m0 + k] * (rt * (1 - rt));
      dm[dm0 + k] = dnt * rt;
      dhPrev[dhPrev0 + k] += dht * zt;
    }
  }
}
