package dev.unfold.matrix.internal;

import java.util.function.Supplier;

/**
 * Makes the kernels in plain Java: those with fused multiply-adds, or, where the processor has no such instruction, those
 * without. Loaded by name, since the browser's {@code Math} has no such method: nothing that is compiled for it links to it.
 */
public final class FusedKernels implements Supplier<Kernels> {
  private static final int OPERATIONS = 100;

  /** An instruction takes 50 ns in the interpreter; where Java computes with decimal numbers instead, several µs. */
  private static final long NANOS_PER_OPERATION = 500;

  /** Called by {@code KernelChoice}. */
  public FusedKernels() {}

  @Override
  public Kernels get() {
    return isFast()
        ? new Kernels("scalar", new FusedDoubleKernels(), new FusedFloatKernels())
        : Kernels.plain();
  }

  /** Whether fused multiply-add is an instruction here: its time says so, in the best of a few tries. */
  public static boolean isFast() {
    boolean fast = false;
    for (int attempt = 0; attempt < 5 && !fast; attempt++) {
      long start = System.nanoTime();
      float sum = start % 2;
      for (int i = 0; i < OPERATIONS; i++) {
        sum = Math.fma(sum, 0.75f, 0.1f);
      }
      long nanos = System.nanoTime() - start;
      fast = sum > 0 && nanos < OPERATIONS * NANOS_PER_OPERATION;
    }
    return fast;
  }
}
