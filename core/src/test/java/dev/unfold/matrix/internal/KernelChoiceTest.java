package dev.unfold.matrix.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a program sees of the choice of kernels: one warning where the fast ones are missing, an error where it asked for them. */
final class KernelChoiceTest {
  private static final String SCALAR = "-Dunfold.kernels=scalar";
  private static final String VECTOR = "-Dunfold.kernels=vector";

  /** The JDK's logger with one line for a message, without the time. */
  private static final String ONE_LINE = "-Djava.util.logging.SimpleFormatter.format=%4$s: %5$s%n";

  private static List<String> run(String... options) throws IOException {
    List<String> all = Stream.concat(Stream.of(ONE_LINE), Stream.of(options)).toList();
    return OtherJvm.run(all, KernelChoiceMain.class);
  }

  @Test
  void withoutTheVectorApiOneLineSaysWhatIsMissing() throws IOException {
    assertThat(run())
        .containsExactly(
            "WARNING: Unfold runs its kernels in plain Java, several times slower in a tagger: the"
                + " module jdk.incubator.vector is missing; start the JVM with --add-modules"
                + " jdk.incubator.vector, or add -Dunfold.kernels=scalar to run so without this"
                + " line",
            "scalar");
  }

  @Test
  void choosingScalarIsSilent() throws IOException {
    assertThat(run(SCALAR)).containsExactly("scalar");
    assertThat(run(OtherJvm.VECTOR_API, SCALAR)).containsExactly("scalar");
  }

  @Test
  void withTheVectorApiNothingIsSaid() throws IOException {
    assertThat(run(OtherJvm.VECTOR_API)).containsExactly("vector");
    assertThat(run(OtherJvm.VECTOR_API, "-Dunfold.kernels=AUTO")).containsExactly("vector");
    assertThat(run(OtherJvm.VECTOR_API, VECTOR)).containsExactly("vector");
  }

  @Test
  void insistingOnVectorFailsWithoutTheModule() throws IOException {
    assertThat(run(VECTOR))
        .anyMatch(
            line ->
                line.contains(
                    "java.lang.IllegalStateException: -Dunfold.kernels=vector: the module"
                        + " jdk.incubator.vector is missing; start the JVM with --add-modules"
                        + " jdk.incubator.vector, or leave this option out to run in plain Java"))
        .noneMatch(line -> line.contains("ExceptionInInitializerError"))
        .doesNotContain("scalar");
  }

  @Test
  void anUnknownChoiceFails() throws IOException {
    assertThat(run("-Dunfold.kernels=fast"))
        .anyMatch(
            line -> line.contains("-Dunfold.kernels=fast: expected auto, scalar, plain or vector"));
  }
}
