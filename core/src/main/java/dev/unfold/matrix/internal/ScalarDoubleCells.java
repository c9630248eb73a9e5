package dev.unfold.matrix.internal;

/** The recurrent cells in plain loops: what the vector cells are tested against. */
final class ScalarDoubleCells {
  private ScalarDoubleCells() {}

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
    for (int k = 0; k < n; k++) {
      c[c0 + k] = f[f0 + k] * cPrev[cPrev0 + k] + i[i0 + k] * g[g0 + k];
      tanhC[t0 + k] = Math.tanh(c[c0 + k]);
      h[h0 + k] = o[o0 + k] * tanhC[t0 + k];
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
    for (int k = 0; k < n; k++) {
      double th = tanhC[t0 + k];
      double it = i[i0 + k];
      double ft = f[f0 + k];
      double gt = g[g0 + k];
      double ot = o[o0 + k];
      double dht = dh[dh0 + k];
      double dct = dc[dc0 + k] + dht * ot * (1 - th * th);
      dO[do0 + k] = dht * th * (ot * (1 - ot));
      df[df0 + k] = dct * cPrev[cPrev0 + k] * (ft * (1 - ft));
      di[di0 + k] = dct * gt * (it * (1 - it));
      dg[dg0 + k] = dct * it * (1 - gt * gt);
      dcPrev[dcPrev0 + k] = dct * ft;
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
    for (int k = 0; k < size; k++) {
      double candidate = Math.tanh(n[n0 + k] + r[r0 + k] * m[m0 + k]);
      n[n0 + k] = candidate;
      h[h0 + k] = candidate + z[z0 + k] * (hPrev[hPrev0 + k] - candidate);
    }
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
    for (int k = 0; k < size; k++) {
      double rt = r[r0 + k];
      double zt = z[z0 + k];
      double nt = n[n0 + k];
      double dht = dh[dh0 + k];
      double dnt = dht * (1 - zt) * (1 - nt * nt);
      dz[dz0 + k] = dht * (hPrev[hPrev0 + k] - nt) * (zt * (1 - zt));
      dn[dn0 + k] = dnt;
      dr[dr0 + k] = dnt * m[m0 + k] * (rt * (1 - rt));
      dm[dm0 + k] = dnt * rt;
      dhPrev[dhPrev0 + k] += dht * zt;
    }
  }
}
