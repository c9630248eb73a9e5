package dev.unfold.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.check.SelfContradiction;
import dev.unfold.cli.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code unfold doctor}. */
final class DoctorTest {
  @Test
  void describesThisMachine() {
    List<String> lines =
        Run.unfold("doctor").good().lines().stream()
            .map(line -> line.strip().replaceAll(" +", " "))
            .toList();
    assertThat(lines.get(1)).startsWith("Java ").contains(System.getProperty("java.home"));
    assertThat(lines)
        .anyMatch(line -> line.matches("system .*, [0-9,]+ cores?"))
        .anyMatch(line -> line.matches("memory up to [0-9,]+ MB of this machine's [0-9,]+; .*"))
        .anyMatch(line -> line.matches("vectors ([0-9]+ bits|width unknown to this JVM)"))
        .contains("kernels vector, with the Vector API", "pictures can be drawn")
        .anyMatch(line -> line.startsWith("PyTorch "))
        .anyMatch(line -> line.startsWith("onnxruntime not here; unfold export MODEL --prove "))
        .contains("start from the jars")
        .anyMatch(line -> line.startsWith("folder "));
  }

  @Test
  void missingThingsComeWithARemedy() {
    DoctorCheck scalar = DoctorCheck.kernels("scalar");
    assertThat(scalar.isMissing()).isTrue();
    assertThat(scalar.found()).isEqualTo("scalar, plain Java");
    assertThat(scalar.remedy()).startsWith("start the JVM with --add-modules jdk.incubator.vector");
    assertThat(DoctorCheck.kernels("vector").isMissing()).isFalse();
    assertThat(DoctorCheck.pytorch(Optional.empty()).found()).isEqualTo("works");
    assertThat(DoctorCheck.pytorch(Optional.of(new SelfContradiction("1 is not 2", "buy one"))))
        .isEqualTo(new DoctorCheck("PyTorch", "works, but 1 is not 2", "buy one"));
    Path archive = Path.of("unfold.classes");
    assertThat(DoctorCheck.start(archive, true))
        .isEqualTo(new DoctorCheck("start", "classes are kept in unfold.classes", ""));
    assertThat(DoctorCheck.start(archive, false).remedy())
        .isEqualTo("delete unfold.classes, and the next start tries again");
  }
}
