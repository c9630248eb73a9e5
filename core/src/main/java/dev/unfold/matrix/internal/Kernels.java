package dev.unfold.matrix.internal;

import java.util.Locale;
import java.util.ServiceLoader;

/**
 * One implementation of all loops, by name. {@link #active()} is chosen once: the Vector API where the JVM was started
 * with it, plain Java elsewhere; {@code -Dunfold.kernels=scalar|vector} insists on one.
 */
public interface Kernels {
  /** {@code scalar} or {@code vector}. */
  String name();

  /** The loops over {@code double}. */
  DoubleKernels doubles();

  /** The loops over {@code float}. */
  FloatKernels floats();

  /** The kernels that all matrices use. */
  static Kernels active() {
    return Chosen.KERNELS;
  }

  /** Plain Java. */
  static Kernels scalar() {
    return Chosen.SCALAR;
  }

  /** Whether the JVM was started with {@code --add-modules jdk.incubator.vector}. */
  static boolean vectorModulePresent() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  /** Holds the choice; loaded at first use. */
  final class Chosen {
    private static final Kernels SCALAR = new Scalar();
    private static final Kernels KERNELS = choose(System.getProperty("unfold.kernels", "auto"));

    private Chosen() {}

    private static Kernels choose(String wish) {
      return switch (wish.toLowerCase(Locale.ROOT)) {
        case "scalar" -> SCALAR;
        case "auto" -> vectorModulePresent() ? vector() : SCALAR;
        case "vector" -> {
          if (!vectorModulePresent()) {
            throw new IllegalStateException(
                "unfold.kernels=vector needs a JVM started with --add-modules jdk.incubator.vector");
          }
          yield vector();
        }
        default ->
            throw new IllegalStateException(
                "unfold.kernels is \"" + wish + "\", expected auto, scalar or vector");
      };
    }

    private static Kernels vector() {
      return ServiceLoader.load(Kernels.class, Kernels.class.getClassLoader())
          .findFirst()
          .orElse(SCALAR);
    }
  }

  /** The kernels in plain Java. */
  record Scalar(DoubleKernels doubles, FloatKernels floats) implements Kernels {
    Scalar() {
      this(new ScalarDoubleKernels(), new ScalarFloatKernels());
    }

    @Override
    public String name() {
      return "scalar";
    }
  }
}
