package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.matrix.DType;
import dev.unfold.model.BodyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelContentsTest {
  @TempDir private Path folder;

  @Test
  void whatAFileHolds() {
    Path file = folder.resolve("m");
    SmallModels.tagger(SmallModels.RNN, DType.FLOAT32, 3).save(file);
    ModelContents contents = ModelContents.read(file);
    assertThat(contents.sha256()).matches("[0-9a-f]{64}").doesNotMatch("0*");
    assertThat(contents.format()).isEqualTo(Map.of("format", "unfold", "format_version", "2"));
    assertThat(contents.configuration())
        .containsEntry("cell", "rnn")
        .containsEntry("seed", "-99")
        .doesNotContainKeys("words", "sha256", "format");
    assertThat(contents.provenance()).isEmpty();
    assertThat(contents.lists())
        .isEqualTo(
            Map.of(
                "columns", List.of("xpos"), "words", SmallModels.WORDS, "tags", SmallModels.TAGS));
    assertThat(contents.tensors())
        .extracting(t -> t.name() + " " + t.rows() + "×" + t.columns() + " " + t.type())
        .containsExactly(
            "W_e 10×2 float32", "W_x 3×2 float32", "W_h 3×3 float32", "W_y 4×3 float32");
    assertThat(contents.weights()).isEqualTo(20 + 6 + 9 + 12);
  }

  /** Fields that this version knows nothing of: shown all the same. */
  @Test
  void provenanceAndFieldsOfTomorrow() throws IOException {
    Path file = folder.resolve("m");
    SmallModels.tagger(BodyKind.MLP, DType.FLOAT64, 3).save(file);
    byte[] changed =
        SmallModels.withHeader(
            Files.readAllBytes(file),
            header ->
                header.replace(
                    "\"cell\":",
                    "\"provenance.train\":\"sha256:abc\",\"future\":\"yes\",\"cell\":"));
    Files.write(file, changed);
    ModelContents contents = ModelContents.read(file);
    assertThat(contents.provenance()).isEqualTo(Map.of("train", "sha256:abc"));
    assertThat(contents.configuration()).containsEntry("future", "yes");
  }

  @Test
  void filesThatAreNoModel() throws IOException {
    Path file = Files.writeString(folder.resolve("text"), "1\tdog\n");
    assertThatThrownBy(() -> ModelContents.read(file))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("not a model of Unfold");
    assertThatThrownBy(() -> ModelContents.read(folder.resolve("none")))
        .hasMessageContaining("no such file");
  }
}
