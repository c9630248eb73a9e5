package dev.unfold.matrix.internal.vector;

/**
 * One loop on numbers of its own, and the time that it may take.
 *
 * @param call one call of the loop
 * @param nanos the time below which the call is compiled code with vectors
 */
record WarmUpLoop(Runnable call, long nanos) {
  /** Scalar code needs four times as long for a multiply-add, interpreted vector code a hundred times. */
  private static final double NANOS_PER_PRODUCT = 0.25;

  private static final double NANOS_PER_EXPONENTIAL = 8;
  private static final double NANOS_PER_NUMBER = 4;

  /** A call takes some time besides its numbers. */
  private static final long NANOS_PER_CALL = 1_000;

  /** A loop with room for {@code numbers} numbers at that speed. */
  private static WarmUpLoop of(Runnable call, long numbers, double nanosPerNumber) {
    return new WarmUpLoop(call, NANOS_PER_CALL + (long) (numbers * nanosPerNumber));
  }

  /** Calls the loop; whether the fastest of the calls was fast enough. */
  boolean isFast(int calls) {
    boolean fast = false;
    for (int i = 0; i < calls; i++) {
      long start = System.nanoTime();
      call.run();
      fast |= System.nanoTime() - start <= nanos;
    }
    return fast;
  }

  /** A loop over a row. */
  interface Row {
    void apply(int n, float[] x, int x0);
  }

  static WarmUpLoop row(int n, Row row) {
    float[] x = new float[n];
    return of(() -> row.apply(n, x, 0), n, NANOS_PER_EXPONENTIAL);
  }

  static WarmUpLoop sum(VectorFloatKernels vector, int n) {
    float[] x = new float[n];
    float[] y = new float[n];
    return of(() -> vector.addScaled(n, 1, x, 0, y, 0), n, NANOS_PER_NUMBER);
  }

  static WarmUpLoop product(VectorFloatKernels vector, int m, int n, int p) {
    float[] a = new float[m * p];
    float[] b = new float[p * n];
    float[] c = new float[m * n];
    return of(
        () -> vector.product(m, n, p, a, 0, p, 1, b, 0, n, c, 0, n),
        (long) m * n * p,
        NANOS_PER_PRODUCT);
  }

  static WarmUpLoop packedProduct(VectorFloatKernels vector, int m, int n, int p) {
    float[] a = new float[m * p];
    float[] b = new float[vector.packedLength(p, n)];
    float[] c = new float[m * n];
    return of(
        () -> vector.productPacked(m, n, p, a, 0, p, 1, b, 0, c, 0, n),
        (long) m * n * p,
        NANOS_PER_PRODUCT);
  }

  /** Packs a matrix and its transpose. */
  static WarmUpLoop pack(VectorFloatKernels vector, int n, int p) {
    float[] b = new float[p * n];
    float[] packed = new float[vector.packedLength(p, n)];
    return of(
        () -> {
          vector.pack(p, n, b, 0, n, 1, packed, 0);
          vector.pack(p, n, b, 0, 1, p, packed, 0);
        },
        2L * n * p,
        NANOS_PER_NUMBER);
  }

  static WarmUpLoop gru(VectorFloatKernels vector, int n) {
    float[] x = new float[n];
    float[] y = new float[n];
    float[] h = new float[n];
    return of(() -> vector.gru(n, x, 0, x, 0, x, 0, y, 0, x, 0, h, 0), n, NANOS_PER_EXPONENTIAL);
  }

  static WarmUpLoop lstm(VectorFloatKernels vector, int n) {
    float[] x = new float[n];
    float[] c = new float[n];
    float[] tanhC = new float[n];
    float[] h = new float[n];
    return of(
        () -> vector.lstm(n, x, 0, x, 0, x, 0, x, 0, x, 0, c, 0, tanhC, 0, h, 0),
        n,
        NANOS_PER_EXPONENTIAL);
  }
}
