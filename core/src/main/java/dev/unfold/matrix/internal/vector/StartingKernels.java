package dev.unfold.matrix.internal.vector;

import dev.unfold.matrix.internal.FusedKernels;
import dev.unfold.matrix.internal.Kernels;
import java.util.function.Supplier;

/**
 * Makes the kernels that use the Vector API, of which those over {@code float} begin in plain Java. Loaded by name, like {@link
 * VectorKernels}. Without an instruction for fused multiply-adds plain Java has other bits, so there they do not.
 */
public final class StartingKernels implements Supplier<Kernels> {
  /** Called by {@code KernelChoice}. */
  public StartingKernels() {}

  @Override
  public Kernels get() {
    return FusedKernels.isFast()
        ? new Kernels("vector", new VectorDoubleKernels(), new WarmingKernels())
        : new VectorKernels().get();
  }
}
