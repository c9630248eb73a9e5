package dev.unfold.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unfold.SharedData;
import dev.unfold.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --preset lab} from files to metrics: every accuracy of the lab's reference over 20 epochs. */
final class LabPresetTest {
  @TempDir private Path folder;

  private static String part(String part) {
    return SharedData.file("parity/ewt-" + part + ".conll").toString();
  }

  @Test
  void everyAccuracyEqualsTheReference() throws IOException {
    JsonNode expected =
        new ObjectMapper().readTree(SharedData.file("parity/expected-20-epochs.json").toFile());
    String model = folder.resolve("model").toString();
    Path metrics = folder.resolve("metrics");
    Run run =
        Run.unfold(
                "train",
                "--preset",
                "lab",
                "--dtype",
                "float64",
                "--train",
                part("train"),
                "--dev",
                part("dev"),
                "--test",
                part("test"),
                "--model",
                model,
                "--metrics",
                metrics.toString())
            .good();
    List<String> figures = Files.readAllLines(metrics);
    assertThat(figures).hasSize(21);
    for (int epoch = 0; epoch < 20; epoch++) {
      double accuracy = expected.get("epochs").get(epoch).get("dev_accuracy").asDouble();
      assertThat(new ObjectMapper().readTree(figures.get(epoch)).get("dev_accuracy").asDouble())
          .isCloseTo(accuracy, within(accuracy * 1e-10));
      assertThat(run.lines().get(epoch))
          .isEqualTo(
              String.format(Locale.ROOT, "Epoch %d: dev accuracy %.2f %%", epoch + 1, accuracy));
    }
    double test = expected.get("test_accuracy").asDouble();
    assertThat(new ObjectMapper().readTree(figures.get(20)).get("test_accuracy").asDouble())
        .isCloseTo(test, within(test * 1e-10));
    int tokens = expected.get("tokens").get("test").asInt();
    Run evaluation = Run.unfold("evaluate", "--model", model, part("test")).good();
    assertThat(evaluation.lines().get(0))
        .isEqualTo(
            String.format(
                Locale.ROOT,
                "accuracy       %.2f %% (%,d of %,d)",
                test,
                Math.round(test / 100 * tokens),
                tokens));
  }
}
