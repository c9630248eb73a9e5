package dev.unfold.matrix.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which kernels a JVM chooses, and that it computes the same bytes before and after it has compiled them. */
final class KernelsTest {
  private static final String MODULE = "--add-modules=jdk.incubator.vector";

  /** Starts {@link KernelsMain}; its lines, errors among them. */
  private static List<String> run(int calls, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(KernelsMain.class.getName(), Integer.toString(calls)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream output = process.getInputStream()) {
      String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.contains("incubator modules")).toList();
    }
  }

  @Test
  void theTestsRunWithTheVectorApi() {
    assertThat(Kernels.vectorModulePresent()).isTrue();
    assertThat(Kernels.active().name()).isEqualTo("vector");
    assertThat(Kernels.scalar().name()).isEqualTo("scalar");
  }

  @Test
  void autoTakesWhatThereIs() throws IOException {
    assertThat(run(0)).containsExactly("scalar");
    assertThat(run(0, MODULE)).containsExactly("vector");
    assertThat(run(0, MODULE, "-Dunfold.kernels=AUTO")).containsExactly("vector");
  }

  @Test
  void aWishIsFollowedOrRefused() throws IOException {
    assertThat(run(0, MODULE, "-Dunfold.kernels=scalar")).containsExactly("scalar");
    assertThat(run(0, "-Dunfold.kernels=vector"))
        .anyMatch(
            line ->
                line.contains(
                    "unfold.kernels=vector needs a JVM started with --add-modules"
                        + " jdk.incubator.vector"));
    assertThat(run(0, "-Dunfold.kernels=fast"))
        .anyMatch(
            line -> line.contains("unfold.kernels is \"fast\", expected auto, scalar or vector"));
  }

  @Test
  void scalarKernelsComputeTheSameBytesInterpretedAndCompiled() throws IOException {
    List<String> interpreted = run(1, "-Xint");
    assertThat(interpreted).hasSize(2);
    assertThat(run(800)).isEqualTo(interpreted);
  }

  @Test
  void vectorKernelsComputeTheSameBytesInterpretedAndCompiled() throws IOException {
    List<String> interpreted = run(1, MODULE, "-Xint");
    assertThat(interpreted).hasSize(2);
    assertThat(run(800, MODULE)).isEqualTo(interpreted);
  }
}
