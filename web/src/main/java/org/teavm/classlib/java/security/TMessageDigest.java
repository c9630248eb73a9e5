package org.teavm.classlib.java.security;

/** Stands in for {@link java.security.MessageDigest}: SHA-256 alone. Source: FIPS 180-4. */
public final class TMessageDigest {
  private static final int[] K = new int[64];
  private static final int BLOCK = 64;

  private static final int[] START = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  };

  private final int[] h = START.clone();
  private final int[] w = new int[64];
  private final byte[] block = new byte[BLOCK];
  private int at;
  private long length;

  static {
    int count = 0;
    for (int p = 2; count < K.length; p++) {
      if (isPrime(p)) {
        double root = Math.cbrt(p);
        K[count++] = (int) (long) ((root - Math.floor(root)) * 4294967296.0);
      }
    }
  }

  private static boolean isPrime(int p) {
    for (int q = 2; q * q <= p; q++) {
      if (p % q == 0) {
        return false;
      }
    }
    return true;
  }

  private TMessageDigest() {}

  public static TMessageDigest getInstance(String name) {
    if (!name.equals("SHA-256")) {
      throw new IllegalArgumentException(name + ": expected SHA-256");
    }
    return new TMessageDigest();
  }

  public void update(byte b) {
    length++;
    block[at++] = b;
    if (at == BLOCK) {
      compress();
      at = 0;
    }
  }

  public void update(byte[] bytes) {
    update(bytes, 0, bytes.length);
  }

  public void update(byte[] bytes, int from, int count) {
    for (int i = from; i < from + count; i++) {
      update(bytes[i]);
    }
  }

  public byte[] digest(byte[] last) {
    update(last);
    return digest();
  }

  /** The checksum; begins again with no bytes. */
  public byte[] digest() {
    long bits = length * 8;
    update((byte) 0x80);
    while (at != BLOCK - 8) {
      update((byte) 0);
    }
    for (int shift = 56; shift >= 0; shift -= 8) {
      update((byte) (bits >>> shift));
    }
    byte[] digest = new byte[4 * h.length];
    for (int i = 0; i < digest.length; i++) {
      digest[i] = (byte) (h[i / 4] >>> 24 - 8 * (i % 4));
    }
    System.arraycopy(START, 0, h, 0, h.length);
    at = 0;
    length = 0;
    return digest;
  }

  private void expand() {
    for (int i = 0; i < 16; i++) {
      int b = 4 * i;
      w[i] =
          (block[b] & 255) << 24
              | (block[b + 1] & 255) << 16
              | (block[b + 2] & 255) << 8
              | block[b + 3] & 255;
    }
    for (int i = 16; i < w.length; i++) {
      int s0 = right(w[i - 15], 7) ^ right(w[i - 15], 18) ^ w[i - 15] >>> 3;
      int s1 = right(w[i - 2], 17) ^ right(w[i - 2], 19) ^ w[i - 2] >>> 10;
      w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
  }

  private void compress() {
    expand();
    int[] v = h.clone();
    for (int i = 0; i < w.length; i++) {
      int sum1 = right(v[4], 6) ^ right(v[4], 11) ^ right(v[4], 25);
      int choice = v[4] & v[5] ^ ~v[4] & v[6];
      int t1 = v[7] + sum1 + choice + K[i] + w[i];
      int sum0 = right(v[0], 2) ^ right(v[0], 13) ^ right(v[0], 22);
      int majority = v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2];
      System.arraycopy(v, 0, v, 1, 7);
      v[4] += t1;
      v[0] = t1 + sum0 + majority;
    }
    for (int i = 0; i < h.length; i++) {
      h[i] += v[i];
    }
  }

  private static int right(int x, int n) {
    return x >>> n | x << 32 - n;
  }
}
