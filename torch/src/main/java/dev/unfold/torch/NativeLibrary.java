package dev.unfold.torch;

import org.bytedeco.pytorch.global.torch;

/** PyTorch's native library. */
final class NativeLibrary {
  /** JavaCPP's property for the memory that the process may have; unless it is 0, each new object asks the system. */
  private static final String MEMORY_LIMIT = "org.bytedeco.javacpp.maxPhysicalBytes";

  private NativeLibrary() {}

  /**
   * Loads the library, if that has not been done, and keeps it to one thread.
   *
   * <p>JavaCPP's limit of memory is lifted, unless someone has set it: four times the heap is less than the library
   * itself takes where the heap is small, and looking after it takes a fifth of a training step.
   *
   * @throws IllegalStateException if there is none for this platform on the class path
   */
  static void load() {
    if (System.getProperty(MEMORY_LIMIT) == null) {
      System.setProperty(MEMORY_LIMIT, "0");
    }
    try {
      torch.set_num_threads(1);
    } catch (LinkageError e) {
      throw new IllegalStateException(
          "PyTorch: its native library for "
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch")
              + " did not load; put the jars of torch/target/lib, built on this machine, on the"
              + " class path, or choose another engine ("
              + e.getMessage()
              + ")",
          e);
    }
  }
}
