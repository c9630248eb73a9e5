package dev.unfold.matrix.internal.vector;

import dev.unfold.matrix.internal.Kernels;
import java.util.function.Supplier;

/** Makes the kernels that use the Vector API. Loaded by name, where the JVM has that module: nothing links to it. */
public final class VectorKernels implements Supplier<Kernels> {
  /** Called by {@code KernelChoice}. */
  public VectorKernels() {}

  @Override
  public Kernels get() {
    return new Kernels("vector", new VectorDoubleKernels(), new VectorFloatKernels());
  }
}
