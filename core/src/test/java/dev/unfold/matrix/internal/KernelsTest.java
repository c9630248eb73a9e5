package dev.unfold.matrix.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which kernels a JVM chooses, and that it computes the same bytes before and after it has compiled them. */
final class KernelsTest {
  private static final String MODULE = OtherJvm.VECTOR_API;

  /** The lines of {@link KernelsMain}. */
  private static List<String> run(int calls, String... options) throws IOException {
    return OtherJvm.run(List.of(options), KernelsMain.class, Integer.toString(calls));
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

  @Tag("slow")
  @Test
  void scalarKernelsComputeTheSameBytesInterpretedAndCompiled() throws IOException {
    List<String> interpreted = run(1, "-Xint");
    assertThat(interpreted).hasSize(2);
    assertThat(run(800)).isEqualTo(interpreted);
  }

  @Tag("slow")
  @Test
  void vectorKernelsComputeTheSameBytesInterpretedAndCompiled() throws IOException {
    List<String> interpreted = run(1, MODULE, "-Xint");
    assertThat(interpreted).hasSize(2);
    assertThat(run(800, MODULE)).isEqualTo(interpreted);
  }
}
