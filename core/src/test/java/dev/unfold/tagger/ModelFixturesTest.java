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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Model files of every released format load for ever and give the recorded tags; {@link ModelFixtures} wrote them. */
final class ModelFixturesTest {
  @TempDir private Path folder;

  /** The folders of format versions 1 and 2. */
  private static final List<String> FOLDERS = List.of("fixtures", "fixtures-2");

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = ModelFixturesTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  /** Folder, name and tags of every fixture. */
  static Stream<Arguments> expected() {
    return FOLDERS.stream()
        .flatMap(version -> lines(version).map(cells -> Arguments.of(version, cells[0], cells[1])));
  }

  private static Stream<String[]> lines(String version) {
    try {
      String text = new String(resource(version + "/expected.tsv"), StandardCharsets.UTF_8);
      return text.lines().map(line -> line.split("\t"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyKindHasAFixture() {
    assertThat(lines("fixtures-2").map(cells -> cells[0]))
        .containsExactlyElementsOf(ModelFixtures.configs().keySet());
  }

  @ParameterizedTest
  @MethodSource("expected")
  void loadsAndGivesTheRecordedTags(String version, String name, String tags) throws IOException {
    byte[] bytes = resource(version + "/" + name + ".safetensors");
    assertThat(bytes.length).isLessThan(20_000);
    Tagger tagger = Tagger.load(new ByteArrayInputStream(bytes));
    assertThat(ModelFixtures.tags(tagger)).isEqualTo(tags);
    assertThat(tagger.config()).isEqualTo(ModelFixtures.configs().get(name));
    Path file = folder.resolve("again");
    Files.write(file, bytes);
    assertThat(ModelContents.read(file).format())
        .containsEntry("format_version", version.equals("fixtures") ? "1" : "2");
    tagger.save(file);
    assertThat(ModelFixtures.tags(Tagger.load(file))).isEqualTo(tags);
    assertThat(ModelContents.read(file).format()).containsEntry("format_version", "2");
  }

  @Test
  void streamsAreCheckedAsFilesAre() throws IOException {
    byte[] bytes = resource("fixtures/mlp.safetensors");
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
                + ": format_version is 7, this build reads versions 1 to 3; update Unfold, or train"
                + " the model again");
  }
}
