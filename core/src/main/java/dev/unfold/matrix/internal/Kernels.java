package dev.unfold.matrix.internal;

/**
 * One implementation of all loops, for both number types.
 *
 * @param name {@code vector}, {@code scalar} or {@code plain}
 * @param doubles the loops over {@code double}
 * @param floats the loops over {@code float}
 */
public record Kernels(String name, DoubleKernels doubles, FloatKernels floats) {
  private static final Kernels PLAIN =
      new Kernels("plain", new DoubleKernels(), new FloatKernels());

  /**
   * The kernels that all matrices use, chosen once, as {@link KernelChoice} says.
   *
   * @throws IllegalStateException if {@code -Dunfold.kernels} asks for kernels that this JVM cannot run
   */
  public static Kernels active() {
    return KernelChoice.ONCE.get();
  }

  /** Plain Java without fused multiply-adds: for the browser, and for processors that have none. */
  public static Kernels plain() {
    return PLAIN;
  }
}
