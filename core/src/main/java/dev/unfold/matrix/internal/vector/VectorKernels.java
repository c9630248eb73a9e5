package dev.unfold.matrix.internal.vector;

import dev.unfold.matrix.internal.DoubleKernels;
import dev.unfold.matrix.internal.FloatKernels;
import dev.unfold.matrix.internal.Kernels;

/** The kernels that use the Vector API. */
public final class VectorKernels implements Kernels {
  private final DoubleKernels doubles = new VectorDoubleKernels();
  private final FloatKernels floats = new VectorFloatKernels();

  /** Called by the service loader. */
  public VectorKernels() {}

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public DoubleKernels doubles() {
    return doubles;
  }

  @Override
  public FloatKernels floats() {
    return floats;
  }
}
