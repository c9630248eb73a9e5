package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Model files of every released format load for ever and give the recorded tags; {@link ModelFixtures} wrote them. */
final class ModelFixturesTest {
  @TempDir private Path folder;

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = ModelFixturesTest.class.getResourceAsStream("fixtures/" + name)) {
      return in.readAllBytes();
    }
  }

  static Stream<String> expected() {
    try {
      return new String(resource("expected.tsv"), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyKindHasAFixture() {
    assertThat(expected().map(line -> line.split("\t")[0]))
        .containsExactlyElementsOf(ModelFixtures.configs().keySet());
  }

  @ParameterizedTest
  @MethodSource("expected")
  void loadsAndGivesTheRecordedTags(String line) throws IOException {
    String name = line.split("\t")[0];
    byte[] bytes = resource(name + ".safetensors");
    assertThat(bytes.length).isLessThan(20_000);
    Tagger tagger = Tagger.load(new ByteArrayInputStream(bytes));
    assertThat(ModelFixtures.tags(tagger)).isEqualTo(line.split("\t")[1]);
    assertThat(tagger.config()).isEqualTo(ModelFixtures.configs().get(name));
    Path file = folder.resolve("again");
    tagger.save(file);
    assertThat(ModelFixtures.tags(Tagger.load(file))).isEqualTo(line.split("\t")[1]);
    assertThat(ModelContents.read(file).format()).containsEntry("format_version", "2");
  }

  @Test
  void streamsAreCheckedAsFilesAre() throws IOException {
    byte[] bytes = resource("mlp.safetensors");
    assertThatThrownBy(() -> Tagger.load(new ByteArrayInputStream(new byte[9])))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("model stream: not a model of Unfold");
    byte[] cut = Arrays.copyOf(bytes, bytes.length - 1);
    assertThatThrownBy(() -> Tagger.load(new ByteArrayInputStream(cut)))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("model stream: damaged");
    Path file = folder.resolve("later");
    Files.write(
        file,
        SmallModels.withHeader(
            bytes, h -> h.replace("\"format_version\":\"1\"", "\"format_version\":\"7\"")));
    assertThatThrownBy(() -> Tagger.load(file))
        .hasMessage(
            file
                + ": format_version is 7, this build reads versions 1 to 2; update Unfold, or train"
                + " the model again");
  }
}
