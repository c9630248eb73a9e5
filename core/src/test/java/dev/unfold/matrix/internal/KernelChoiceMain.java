package dev.unfold.matrix.internal;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.util.stream.IntStream;

/**
 * Run by {@link KernelChoiceTest} and {@link RelocationTest} in a JVM of its own: uses matrices of both types on several
 * threads, as a service does, and prints which kernels computed.
 */
final class KernelChoiceMain {
  private KernelChoiceMain() {}

  /** There are no arguments. */
  public static void main(String[] arguments) {
    IntStream.range(0, 8).parallel().forEach(i -> product(DType.values()[i % 2]));
    System.out.println(Matrix.kernels());
  }

  private static void product(DType dtype) {
    Matrix a = Matrix.zeros(dtype, 20, 20).fill(1);
    if (a.times(a).get(0, 0) != 20) {
      throw new AssertionError("1·1 + … is 20");
    }
  }
}
