package dev.unfold.cli.doctor;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.OperatingSystemMXBean;
import dev.unfold.check.SelfContradiction;
import dev.unfold.check.Twin;
import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.Version;
import dev.unfold.exchange.TaggerTwin;
import dev.unfold.lab.plot.ConfusionPlot;
import dev.unfold.matrix.Matrix;
import dev.unfold.tagger.Evaluation;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One checked property of this machine.
 *
 * @param what its name
 * @param found its state
 * @param remedy how to get what is missing; empty if nothing is
 */
record DoctorCheck(String what, String found, String remedy) {
  private static final String VECTOR = "vector";
  private static final String ONNXRUNTIME = "onnxruntime";
  private static final int BITS = 8;

  /** All checks, in the order in which they are printed. */
  static List<DoctorCheck> all() {
    return List.of(
        unfold(),
        java(),
        system(),
        memory(),
        vectors(),
        kernels(Matrix.kernels()),
        pictures(),
        pytorch(),
        onnxruntime(),
        start(),
        folder());
  }

  boolean isMissing() {
    return !remedy.isEmpty();
  }

  private static DoctorCheck good(String what, String found) {
    return new DoctorCheck(what, found, "");
  }

  private static DoctorCheck unfold() {
    return good("Unfold", Version.unfold());
  }

  private static DoctorCheck java() {
    return good(
        "Java",
        System.getProperty("java.vm.name")
            + " "
            + System.getProperty("java.runtime.version")
            + ", "
            + System.getProperty("java.home"));
  }

  private static DoctorCheck system() {
    String name = System.getProperty("os.name") + " " + System.getProperty("os.version");
    int cores = Runtime.getRuntime().availableProcessors();
    return good(
        "system",
        name + ", " + System.getProperty("os.arch") + ", " + Console.count(cores, "core"));
  }

  private static DoctorCheck memory() {
    long heap = Runtime.getRuntime().maxMemory() >> 20;
    long machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() >> 20;
    return good(
        "memory",
        Console.text(
            "up to %,d MB of this machine's %,d; more with UNFOLD_JAVA_OPTIONS=-Xmx4g",
            heap, machine));
  }

  private static DoctorCheck vectors() {
    return good(
        "vectors",
        option("MaxVectorSize")
            .map(bytes -> BITS * Integer.parseInt(bytes) + " bits")
            .orElse("width unknown to this JVM"));
  }

  /** The value of a JVM option; empty if the JVM does not have it, or it is not set. */
  private static Optional<String> option(String name) {
    try {
      return Optional.ofNullable(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class))
          .map(jvm -> jvm.getVMOption(name).getValue())
          .filter(value -> !value.isEmpty());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The check of the kernels with this name. */
  static DoctorCheck kernels(String name) {
    return new DoctorCheck(
        "kernels",
        name + (name.equals(VECTOR) ? ", with the Vector API" : ", plain Java"),
        name.equals(VECTOR)
            ? ""
            : "start the JVM with --add-modules jdk.incubator.vector, as the unfold command does, and"
                + " without -Dunfold.kernels=scalar");
  }

  /** Draws a picture: small Java images lack the libraries that fonts need. */
  private static DoctorCheck pictures() {
    Evaluation evaluation = new Evaluation();
    evaluation.add("X", "X", true);
    try {
      ConfusionPlot.of(evaluation).encode(Path.of("picture.png"));
      return good("pictures", "can be drawn");
    } catch (LinkageError | RuntimeException e) {
      return new DoctorCheck(
          "pictures",
          "can't be drawn (" + e + ")",
          "install the system's fonts (Debian: apt-get install fontconfig libfreetype6)");
    }
  }

  /** Only experiments need it, so nothing is missing without it. */
  private static DoctorCheck pytorch() {
    Optional<Twin> twin = Twin.find();
    if (twin.isEmpty()) {
      return good(
          "PyTorch",
          "not here; unfold compare fetches it (about 100 MB), for compare, check and bench");
    }
    DoctorCheck loaded = works("PyTorch", twin.get()::load);
    return loaded.isMissing() ? loaded : pytorch(twin.get().selfContradiction());
  }

  /**
   * PyTorch that loads.
   *
   * @param contradiction between its float32 and its float64
   */
  static DoctorCheck pytorch(Optional<SelfContradiction> contradiction) {
    return contradiction
        .map(wrong -> new DoctorCheck("PyTorch", "works, but " + wrong.found(), wrong.remedy()))
        .orElse(good("PyTorch", "works"));
  }

  /** Never missing: only {@code export --prove} needs it. */
  private static DoctorCheck onnxruntime() {
    Optional<TaggerTwin> twin =
        TaggerTwin.available().stream().filter(one -> one.name().equals(ONNXRUNTIME)).findFirst();
    return twin.map(there -> works(ONNXRUNTIME, there::load))
        .orElse(
            good(
                ONNXRUNTIME,
                "not here; unfold export MODEL --prove built-in fetches it (about 75 MB) and runs the"
                    + " model there too"));
  }

  private static DoctorCheck works(String what, Runnable load) {
    try {
      load.run();
      return good(what, "works");
    } catch (IllegalStateException e) {
      return new DoctorCheck(what, "doesn't load", e.getMessage());
    }
  }

  /** The launcher keeps the classes of a start in an archive; an empty file means that this has failed. */
  private static DoctorCheck start() {
    return option("SharedArchiveFile")
        .map(Path::of)
        .map(file -> start(file, file.toFile().length() > 0))
        .orElse(good("start", "from the jars"));
  }

  /**
   * The check of the class archive.
   *
   * @param archive the file in which the launcher keeps classes
   * @param kept whether it holds any
   */
  static DoctorCheck start(Path archive, boolean kept) {
    return kept
        ? good("start", "classes are kept in " + archive)
        : new DoctorCheck(
            "start",
            "classes could not be kept in " + archive + ": each start takes 0.2 s longer",
            "delete " + archive + ", and the next start tries again");
  }

  private static DoctorCheck folder() {
    Path here = Path.of("").toAbsolutePath();
    boolean writable = Files.isWritable(here);
    return new DoctorCheck(
        "folder",
        here + (writable ? ", writable" : ", not writable"),
        writable ? "" : "change to a folder of your own, or name the files to write");
  }
}
