package dev.unfold.matrix.internal;

import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Which kernels this JVM runs: those written with the Vector API where it was started with {@code --add-modules
 * jdk.incubator.vector}, else those in plain Java. {@code -Dunfold.kernels=scalar|vector} insists on one; {@code plain} is for
 * the browser. The vector kernels over {@code float} take over once they are compiled; insisted on, they compute from the start.
 *
 * <p>Speed is never lost silently: where the vector kernels cannot run and nobody asked for the scalar ones, one line goes to
 * the {@link System.Logger} {@code dev.unfold.matrix}, once per JVM. Three more options of the JVM make the vector kernels
 * faster; the {@code unfold} command sets them, a program with the library in it does so itself ({@code docs/speed.md}):
 *
 * <ul>
 *   <li>{@code -Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0} drops the Vector API's bounds checks, which repeat those of
 *       {@code Matrix};
 *   <li>{@code -XX:FreqInlineSize=600} and {@code -XX:InlineSmallCode=4000} let the compiler inline kernels, which are longer
 *       than it takes by default; a vector that crosses a call that is not inlined becomes an object.
 * </ul>
 */
final class KernelChoice {
  private static final String MODULE = "jdk.incubator.vector";

  /** Made at first use; throws an {@link IllegalStateException} if the property asks for what cannot be had. */
  static final Supplier<Kernels> ONCE = choose(System.getProperty("unfold.kernels", "auto"));

  private KernelChoice() {}

  private static Supplier<Kernels> choose(String wish) {
    return switch (wish.toLowerCase(Locale.ROOT)) {
      case "auto" -> fastest();
      case "plain" -> Kernels::plain;
      case "scalar" -> scalarOnly();
      case "vector" -> vectorOnly();
      default ->
          () -> {
            throw new IllegalStateException(
                "-Dunfold.kernels=" + wish + ": expected auto, scalar, plain or vector");
          };
    };
  }

  private static Supplier<Kernels> fastest() {
    try {
      Kernels starting = withVectorApi("vector.StartingKernels");
      return () -> starting;
    } catch (IllegalStateException e) {
      System.getLogger("dev.unfold.matrix")
          .log(
              Level.WARNING,
              "Unfold runs its kernels in plain Java, several times slower in a tagger: "
                  + e.getMessage()
                  + ", or add -Dunfold.kernels=scalar to run so without this line");
      return scalarOnly();
    }
  }

  private static Supplier<Kernels> scalarOnly() {
    Kernels scalar = scalar();
    return () -> scalar;
  }

  /** The kernels in plain Java; those with fused multiply-adds where the processor has them. */
  static Kernels scalar() {
    return provided("FusedKernels");
  }

  private static Supplier<Kernels> vectorOnly() {
    try {
      Kernels vector = vector();
      return () -> vector;
    } catch (IllegalStateException e) {
      return () -> {
        throw new IllegalStateException(
            "-Dunfold.kernels=vector: "
                + e.getMessage()
                + ", or leave this option out to run in plain Java",
            e);
      };
    }
  }

  /**
   * The kernels written with the Vector API, from the first call on.
   *
   * @throws IllegalStateException if this JVM cannot run them; the message says what is missing and what to do
   */
  static Kernels vector() {
    return withVectorApi("vector.VectorKernels");
  }

  private static Kernels withVectorApi(String provider) {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      throw new IllegalStateException(
          "the module " + MODULE + " is missing; start the JVM with --add-modules " + MODULE);
    }
    // Without this module the class must not be linked.
    return provided(provider);
  }

  /** The kernels of a provider by its name in this package, so that a jar which renames packages finds it; META-INF/services would name it in full. */
  private static Kernels provided(String provider) {
    String own = KernelChoice.class.getName();
    String name = own.substring(0, own.lastIndexOf('.') + 1) + provider;
    try {
      Supplier<?> found =
          Class.forName(name).asSubclass(Supplier.class).getConstructor().newInstance();
      return (Kernels) found.get();
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new IllegalStateException(
          name + " cannot be loaded (" + e + "); use a jar of Unfold that holds it", e);
    }
  }
}
