package dev.unfold.cli;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.OperatingSystemMXBean;
import dev.unfold.check.Twin;
import dev.unfold.lab.ConfusionPlot;
import dev.unfold.matrix.Matrix;
import dev.unfold.tagger.Evaluation;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One thing that was looked at.
 *
 * @param what its name
 * @param found what it is like
 * @param remedy what to do about it; empty if nothing is missing
 */
record Finding(String what, String found, String remedy) {
  private static final String VECTOR = "vector";
  private static final int BITS = 8;

  /** All of them. */
  static List<Finding> all() {
    return List.of(
        unfold(),
        java(),
        system(),
        memory(),
        vectors(),
        kernels(Matrix.kernels()),
        pictures(),
        pytorch(),
        folder());
  }

  boolean isMissing() {
    return !remedy.isEmpty();
  }

  private static Finding good(String what, String found) {
    return new Finding(what, found, "");
  }

  private static Finding unfold() {
    return good("Unfold", new Main.Version().getVersion()[0].replaceFirst("^unfold ", ""));
  }

  private static Finding java() {
    return good(
        "Java",
        System.getProperty("java.vm.name")
            + " "
            + System.getProperty("java.runtime.version")
            + ", "
            + System.getProperty("java.home"));
  }

  private static Finding system() {
    String name = System.getProperty("os.name") + " " + System.getProperty("os.version");
    int cores = Runtime.getRuntime().availableProcessors();
    return good(
        "system",
        name + ", " + System.getProperty("os.arch") + ", " + Numbers.count(cores, "core"));
  }

  private static Finding memory() {
    long heap = Runtime.getRuntime().maxMemory() >> 20;
    long machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() >> 20;
    return good(
        "memory",
        Console.text(
            "up to %,d MB of this machine's %,d; more with UNFOLD_JAVA_OPTIONS=-Xmx4g",
            heap, machine));
  }

  private static Finding vectors() {
    return good(
        "vectors",
        vectorBytes().map(bytes -> BITS * bytes + " bits").orElse("this JVM doesn't say how wide"));
  }

  /** The widest vector that the JVM's compiler uses, in bytes. */
  private static Optional<Integer> vectorBytes() {
    try {
      HotSpotDiagnosticMXBean hotspot =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return Optional.ofNullable(hotspot)
          .map(jvm -> Integer.valueOf(jvm.getVMOption("MaxVectorSize").getValue()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The kernels of that name. */
  static Finding kernels(String name) {
    return new Finding(
        "kernels",
        name + (name.equals(VECTOR) ? ", as fast as can be" : ", plain Java"),
        name.equals(VECTOR)
            ? ""
            : "start the JVM with --add-modules jdk.incubator.vector, as the unfold command does, and"
                + " without -Dunfold.kernels=scalar");
  }

  /** Small images of Java come without what fonts need. */
  private static Finding pictures() {
    Evaluation evaluation = new Evaluation();
    evaluation.add("X", "X", true);
    try {
      ConfusionPlot.of(evaluation).encode(Path.of("picture.png"));
      return good("pictures", "can be drawn");
    } catch (LinkageError | RuntimeException e) {
      return new Finding(
          "pictures",
          "can't be drawn (" + e + ")",
          "install the system's fonts (Debian: apt-get install fontconfig libfreetype6)");
    }
  }

  /** Only experiments need it, so nothing is missing without it. */
  private static Finding pytorch() {
    Optional<Twin> twin = Twin.find();
    if (twin.isEmpty()) {
      return good(
          "PyTorch",
          "not here; unfold compare fetches it (about 100 MB), for compare, check and bench");
    }
    try {
      twin.get().load();
      return good("PyTorch", "works");
    } catch (IllegalStateException e) {
      return new Finding("PyTorch", "doesn't load", e.getMessage());
    }
  }

  private static Finding folder() {
    Path here = Path.of("").toAbsolutePath();
    boolean writable = Files.isWritable(here);
    return new Finding(
        "folder",
        here + (writable ? ", can be written to" : ", can't be written to"),
        writable ? "" : "go to a folder of your own, or name the files to write");
  }
}
