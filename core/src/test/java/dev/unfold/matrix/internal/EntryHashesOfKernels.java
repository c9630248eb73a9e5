package dev.unfold.matrix.internal;

import dev.unfold.matrix.DType;

/** One hash of what kernels over {@code float} compute, for the tests of another package. */
public final class EntryHashesOfKernels {
  private EntryHashesOfKernels() {}

  /** The hash of all results of {@link EntryHashes}. */
  public static int of(FloatKernels kernels) {
    Kernels both = new Kernels("test", new DoubleKernels(), kernels);
    return EntryHashes.of(new Loops(both, DType.FLOAT32)).hashCode();
  }
}
