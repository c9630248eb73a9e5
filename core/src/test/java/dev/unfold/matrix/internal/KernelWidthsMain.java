package dev.unfold.matrix.internal;

import dev.unfold.matrix.DType;

/**
 * Run by {@link KernelWidthsTest} in a JVM of its own: prints the length of 17 packed columns, which shows the width of the
 * vectors, then a hash for each kernel.
 */
final class KernelWidthsMain {
  private KernelWidthsMain() {}

  /** There are no arguments. */
  public static void main(String[] arguments) {
    Kernels kernels = Kernels.active();
    System.out.println(kernels.name() + " " + kernels.floats().packedLength(1, 17));
    for (DType dtype : DType.values()) {
      EntryHashes.of(new Loops(kernels, dtype))
          .forEach((kernel, hash) -> System.out.println(dtype + " " + kernel + ": " + hash));
    }
  }
}
