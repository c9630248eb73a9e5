package dev.unfold.matrix.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A jar that brings Unfold along under other package names, as the Maven Shade plugin makes it, still finds its kernels. The
 * new prefix is as long as the old one, so that class files are renamed by replacing bytes; nothing of {@code META-INF} is
 * copied, as that plugin does not rename it unless it is told to.
 */
final class RelocationTest {
  private static final String OLD = "dev/unfold/";
  private static final String NEW = "com/shaded/";
  private static final String MAIN = "com.shaded.matrix.internal.KernelChoiceMain";

  @TempDir Path relocated;

  @BeforeEach
  void relocate() throws IOException, URISyntaxException {
    for (Class<?> member : List.of(Kernels.class, KernelChoiceMain.class)) {
      Path root = Path.of(member.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.walk(root.resolve(OLD + "matrix"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          copy(file, relocated.resolve(renamed(root.relativize(file).toString())));
        }
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    String bytes = new String(Files.readAllBytes(from), StandardCharsets.ISO_8859_1);
    Files.write(to, renamed(bytes).getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String renamed(String text) {
    return text.replace(OLD, NEW).replace(OLD.replace('/', '.'), NEW.replace('/', '.'));
  }

  private List<String> run(String... options) throws IOException {
    return OtherJvm.run(relocated.toString(), List.of(options), MAIN);
  }

  @Test
  void relocatedKernelsAreFound() throws IOException {
    assertThat(run(OtherJvm.VECTOR_API)).containsExactly("vector");
    assertThat(run(OtherJvm.VECTOR_API, "-Dunfold.kernels=vector")).containsExactly("vector");
  }

  @Test
  void aJarWithoutTheKernelsSaysSo() throws IOException {
    for (String provider : List.of("VectorKernels", "StartingKernels")) {
      Files.delete(relocated.resolve(NEW + "matrix/internal/vector/" + provider + ".class"));
    }
    assertThat(run(OtherJvm.VECTOR_API))
        .endsWith("scalar")
        .filteredOn(line -> line.contains(missing("StartingKernels")))
        .hasSize(1);
    assertThat(run(OtherJvm.VECTOR_API, "-Dunfold.kernels=vector"))
        .doesNotContain("scalar")
        .anyMatch(line -> line.contains("-Dunfold.kernels=vector: " + missing("VectorKernels")));
  }

  private static String missing(String provider) {
    return "com.shaded.matrix.internal.vector." + provider + " cannot be loaded";
  }
}
