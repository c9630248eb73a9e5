package dev.unfold.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Word vectors as they are shipped: in a zip file, and as JSON. */
final class PackedVectorsTest {
  private static final String JSON =
      "{\"precision\": 8, \"dimensions\": 2, \"words\": [\"the\", \"of\"],"
          + " \"vectors\": {\"the\": [0.5, -1, 9, 0], \"of\": [2e-1, 3, 9, 1]}, \"unk\": [0, 0]}";

  @TempDir private Path folder;
  private final List<String> warnings = new ArrayList<>();

  /** A zip file; names and contents in turn. */
  private Path zip(String... files) throws IOException {
    Path zip = folder.resolve("glove.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      for (int i = 0; i < files.length; i += 2) {
        entries.putNextEntry(new ZipEntry(files[i]));
        entries.write(files[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return zip;
  }

  private WordVectors first(Path file, int limit) {
    return WordVectors.first(file, limit, warnings::add);
  }

  @Test
  void theOnlyFileOfAZipIsReadAsItIsShipped() throws IOException {
    WordVectors vectors = first(zip("glove.txt", "the 1 2\nof 3 4\n"), 10);
    assertThat(vectors.words()).containsExactly("the", "of");
    assertThat(vectors.source()).matches("glove.zip sha256:[0-9a-f]{64}");
    assertThat(warnings).isEmpty();
  }

  @Test
  void oneOfSeveralFilesIsNamedAfterTheZip() throws IOException {
    Path zip = zip("g.50d.txt", "the 1\n", "g.100d.txt", "the 1 2\n");
    assertThat(first(zip.resolve("g.100d.txt"), 10).width()).isEqualTo(2);
    assertThat(warnings).isEmpty();
    assertThat(first(zip, 10).width()).isEqualTo(1);
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0))
        .contains("holds 2 files (g.50d.txt, g.100d.txt); the first is read")
        .endsWith(zip.resolve("g.100d.txt").toString());
    assertThatThrownBy(() -> first(zip.resolve("g.txt"), 10))
        .hasMessage(zip + ": holds no g.txt, only g.50d.txt, g.100d.txt; name one of these");
  }

  @Test
  void aDamagedZipIsSaidInOneLine() throws IOException {
    Path zip = zip("glove.txt", "the 1 2\n");
    Files.write(zip, Arrays.copyOf(Files.readAllBytes(zip), 40));
    assertThatThrownBy(() -> first(zip, 10))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("glove.zip: the zip file is cut short or damaged");
  }

  @Test
  void jsonIsReadInItsOrder() throws IOException {
    Path file = Files.writeString(folder.resolve("wink.json"), JSON);
    WordVectors vectors = first(file, 10);
    assertThat(vectors.words()).containsExactly("the", "of");
    assertThat(vectors.width()).isEqualTo(2);
    assertThat(vectors.vector("The").orElseThrow()).containsExactly(0.5f, -1);
    assertThat(first(file, 1).words()).containsExactly("the");
    assertThat(WordVectors.first(file, 10, "of"::equals, warnings::add).words())
        .containsExactly("of");
    assertThat(WordVectors.read(file, List.of("OF"), warnings::add).words()).containsExactly("of");
    assertThat(first(zip("wink.json", JSON), 10).words()).containsExactly("the", "of");
    assertThat(warnings).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                             | found \"[\", expected an object",
        "{}                             | has no vectors",
        "{\"vectors\": 1}               | found \"1\", expected an object with an array",
        "{\"vectors\": {\"a\": 1}}      | found \"1\", expected an array of numbers",
        "{\"vectors\": {\"a\": [\"x\"]}} | found \"x\", expected a number in the array of \"a\"",
        "{\"vectors\": {\"a\": [1], \"b\": [1, 2]}} | \"b\" has 2 numbers, expected 1",
        "{\"dimensions\": 3, \"vectors\": {\"a\": [1]}} | \"a\" has 1 numbers, expected 3",
        "{\"vectors\": {\"a\": [1e99]}} | a number of \"a\" is too large for float32",
        "{\"vectors\": {\"a\": [1       | is not JSON"
      })
  void otherJsonIsRefused(String text, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.json"), text);
    assertThatThrownBy(() -> first(file, 10))
        .isInstanceOf(CorpusException.class)
        .hasMessageStartingWith(file + ":1: ")
        .hasMessageContaining(message);
  }
}
