package dev.unfold.matrix;

import dev.unfold.matrix.internal.Kernels;

/**
 * The time in which a JVM compiles the kernels that use the Vector API. Until they are compiled those in plain Java serve, which
 * give the same bits in all that a network computes forward; so nobody has to wait, except for speed from the first call on.
 */
public final class KernelWarmUp {
  private KernelWarmUp() {}

  /**
   * Blocks until the vector kernels over {@code float} are compiled and serve, a few seconds of one core; returns at once where
   * there are none, or where they do already.
   *
   * @throws InterruptedException if this thread is interrupted meanwhile
   */
  public static void await() throws InterruptedException {
    Kernels.active().floats().warmUp();
  }
}
