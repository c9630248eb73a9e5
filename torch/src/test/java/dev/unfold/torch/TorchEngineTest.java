package dev.unfold.torch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.check.GradientReport;
import dev.unfold.matrix.DType;
import dev.unfold.model.Engine;
import dev.unfold.model.LabRnn;
import dev.unfold.model.NetworkSize;
import dev.unfold.optim.Sgd;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the rest of Unfold finds and loads PyTorch. */
final class TorchEngineTest {
  private static final int[][] INPUT = {{2, 0, 5, 2}};
  private static final int[][] OUTPUT = {{1, 0, 2, 1}};

  private static LabRnn lab() {
    return LabRnn.glorot(new NetworkSize(6, 5, 4, 3), DType.FLOAT64, new Random(7));
  }

  @Test
  void engineIsFoundByName() {
    assertThat(Engine.available()).extracting(Engine::name).containsExactly("torch");
    Engine engine = Engine.named("torch").orElseThrow();
    LabRnn lab = lab();
    assertThat(GradientReport.compare(lab, engine.twin(lab), INPUT, OUTPUT).largestRelative())
        .isLessThan(1e-12);
    assertThat(Engine.named("theano")).isEmpty();
  }

  @Test
  void nativeLibrariesPrintNothing() throws IOException, InterruptedException {
    assertThat(oneStep(jars().toList())).isEqualTo("done");
  }

  @Test
  void missingNativeLibraryErrorSaysWhatToDo() throws IOException, InterruptedException {
    List<String> noNatives =
        jars().filter(jar -> !jar.matches(".*-(linux|macosx|windows)-\\w+\\.jar")).toList();
    assertThat(oneStep(noNatives))
        .startsWith("PyTorch: its native library for " + System.getProperty("os.name"))
        .contains("did not load; put the jars of torch/target/lib");
  }

  private static Stream<String> jars() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator));
  }

  /** The standard output of {@link OneStep}. */
  private static String oneStep(List<String> jars) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java, "-cp", String.join(File.pathSeparator, jars), OneStep.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String written = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return written;
  }

  /** A separate program: one step of training. */
  static final class OneStep {
    private OneStep() {}

    /** Writes one word, or the error. */
    public static void main(String[] arguments) {
      try {
        double loss = new TorchEngine().twin(lab()).update(INPUT, OUTPUT, new Sgd(0.1));
        System.out.print(Double.isFinite(loss) ? "done" : "not a number");
      } catch (IllegalStateException e) {
        System.out.print(e.getMessage());
      }
    }
  }
}
