package dev.unfold.matrix.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The kernels of this JVM, and that each kind computes the same bytes before and after it has been compiled. */
final class KernelsTest {
  private static final String MODULE = OtherJvm.VECTOR_API;
  private static final String SCALAR = "-Dunfold.kernels=scalar";

  /** The lines of {@link KernelsMain}. */
  private static List<String> run(int calls, String... options) throws IOException {
    return OtherJvm.run(List.of(options), KernelsMain.class, Integer.toString(calls));
  }

  @Test
  void theTestsRunWithTheVectorApi() {
    assertThat(Kernels.active().name()).isEqualTo("vector");
    assertThat(KernelChoice.scalar().name()).isEqualTo("scalar");
  }

  @Tag("slow")
  @Test
  void scalarKernelsComputeTheSameBytesInterpretedAndCompiled() throws IOException {
    List<String> interpreted = run(1, SCALAR, "-Xint");
    assertThat(interpreted).hasSize(2).first().isEqualTo("scalar");
    assertThat(run(800, SCALAR)).isEqualTo(interpreted);
  }

  @Tag("slow")
  @Test
  void vectorKernelsComputeTheSameBytesInterpretedAndCompiled() throws IOException {
    List<String> interpreted = run(1, MODULE, "-Xint");
    assertThat(interpreted).hasSize(2).first().isEqualTo("vector");
    assertThat(run(800, MODULE)).isEqualTo(interpreted);
  }
}
