package dev.unfold.torch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/** Versions and threads of PyTorch's native library, for measurements. */
public final class TorchLibrary {
  private static final Pattern VERSION = Pattern.compile("TORCH_VERSION=([^,\\s]+)");
  private static final Pattern ONEDNN = Pattern.compile("MKL-DNN v(\\S+)");

  private TorchLibrary() {}

  /**
   * The versions, such as {@code PyTorch 2.10.0 (oneDNN 3.7.1, OpenBLAS)}.
   *
   * @throws IllegalStateException if there is no library for this platform on the class path
   */
  public static String version() {
    NativeLibrary.load();
    String config = torch.show_config().getString();
    String blas = torch.hasMKL() ? "MKL" : "OpenBLAS";
    return "PyTorch "
        + found(VERSION, config)
        + " (oneDNN "
        + found(ONEDNN, config)
        + ", "
        + blas
        + ")";
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "unknown";
  }

  /**
   * Sets the number of threads.
   *
   * @param threads those of PyTorch itself and of oneDNN, both OpenMP's
   * @param blasThreads those of OpenBLAS, which has its own threads
   */
  public static void useThreads(int threads, int blasThreads) {
    NativeLibrary.load();
    torch.set_num_threads(threads);
    openblas_nolapack.blas_set_num_threads(blasThreads);
  }

  /** The number of threads that PyTorch says it uses. */
  public static int threads() {
    return torch.get_num_threads();
  }

  /** The number of threads that its BLAS says it uses. */
  public static int blasThreads() {
    return openblas_nolapack.blas_get_num_threads();
  }
}
