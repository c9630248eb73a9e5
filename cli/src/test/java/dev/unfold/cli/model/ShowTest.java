package dev.unfold.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unfold.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code unfold show}. */
final class ShowTest {
  @TempDir private static Path folder;
  private static String model;

  @BeforeAll
  static void train() {
    model = folder.resolve("m.safetensors").toString();
    Run.unfold("train", "--preset", "fast", "--epochs", "1", "--model", model).good();
  }

  private static List<String> lines(Run run) {
    return run.lines().stream().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }

  /** The SHA-256 of the file's bytes, with the digits of the stored checksum set to 0. */
  private static String checksum() throws IOException, GeneralSecurityException {
    byte[] bytes = Files.readAllBytes(Path.of(model));
    int at = 8 + "{\"__metadata__\":{\"sha256\":\"".length();
    Arrays.fill(bytes, at, at + 64, (byte) '0');
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void printsConfigurationProvenanceListsAndTensors() throws IOException, GeneralSecurityException {
    Run run = Run.unfold("show", model).good();
    assertThat(run.err()).isEmpty();
    assertThat(run.lines().get(0))
        .isEqualTo(
            String.format(
                Locale.ROOT,
                "%s: %,d bytes, sha256 %s",
                model,
                Files.size(Path.of(model)),
                checksum()));
    assertThat(lines(run))
        .containsSubsequence(
            "file",
            "format unfold",
            "configuration",
            "tagset upos",
            "seed 1234",
            "provenance",
            "train_sentences 700")
        .anyMatch(line -> line.matches("test_accuracy 0\\.[0-9]+"))
        .anyMatch(line -> line.matches("17 tags: ([A-Z]+ ?){17}"))
        .contains("2,048 words")
        .anyMatch(line -> line.matches("[0-9,]+ weights"))
        .contains("upos.b 1×17 float16");
  }

  @Test
  void printsJson() throws IOException, GeneralSecurityException {
    Run run = Run.unfold("show", model, "--json").good();
    assertThat(run.lines()).hasSize(1);
    JsonNode json = new ObjectMapper().readTree(run.text());
    assertThat(json.get("sha256").asText()).isEqualTo(checksum());
    assertThat(json.get("format").asText()).isEqualTo("unfold");
    assertThat(json.get("configuration").get("seed").asText()).isEqualTo("1234");
    assertThat(json.get("provenance").get("train_sentences").asText()).isEqualTo("700");
    assertThat(json.get("tags")).hasSize(17);
    assertThat(json.get("words")).hasSize(2048);
    long weights = 0;
    for (JsonNode tensor : json.get("tensors")) {
      assertThat(tensor.get("dtype").asText()).isEqualTo("float16");
      weights += tensor.get("shape").get(0).asLong() * tensor.get("shape").get(1).asLong();
    }
    assertThat(json.get("weights").asLong()).isEqualTo(weights).isPositive();
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    byte[] damaged = Files.readAllBytes(Path.of(model));
    damaged[damaged.length - 3] ^= 1;
    Path bad = Files.write(folder.resolve("damaged"), damaged);
    Path text = Files.writeString(folder.resolve("text"), "1\tdog\n");
    for (String[] refused :
        new String[][] {
          {bad.toString(), "damaged (its checksum doesn't fit its bytes)"},
          {text.toString(), "not a model of Unfold"},
          {folder.toString(), "can't be read"},
          {folder.resolve("none").toString(), "no such file; check the path, or train a model"},
        }) {
      Run run = Run.unfold("show", refused[0]);
      assertThat(run.code()).as(refused[1]).isEqualTo(1);
      assertThat(run.text()).isEmpty();
      assertThat(run.err())
          .startsWith("error: " + refused[0] + ": ")
          .contains(refused[1])
          .containsOnlyOnce("\n");
    }
  }
}
