package dev.unfold.torch;

import org.bytedeco.pytorch.global.torch;

/** PyTorch's native library. */
final class NativeLibrary {
  /** JavaCPP's property for the memory limit of the process; unless it is 0, each new object queries the system. */
  private static final String MEMORY_LIMIT = "org.bytedeco.javacpp.maxPhysicalBytes";

  private NativeLibrary() {}

  /**
   * Loads the library, if it is not loaded yet, and limits it to one thread.
   *
   * <p>JavaCPP's memory limit is lifted, unless it was set explicitly: its default, four times the heap, is less than the
   * library needs with a small heap, and checking it takes a fifth of a training step.
   *
   * @throws IllegalStateException if there is no library for this platform on the class path
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
