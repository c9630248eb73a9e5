package dev.unfold.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.cli.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code unfold train --vectors}: reading, notes, the model, and one-line errors. */
final class VectorsTest {
  private static final String GOOD = "the 1 0\ndog 0 1\ncat 0 1.1\nNew York 0 1\nzebra 0 1\n";

  @TempDir private Path folder;

  @BeforeEach
  void corpus() throws IOException {
    write("train.txt", "the D\ndog N\n\nthe D\ncat N\n\nThe D\nmouse N\n\n");
    write("dev.txt", "the D\nzebra N\nhorse N\n\n");
    write("model", "old");
    write("good.vec", GOOD);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private Run train(String... more) {
    List<String> arguments = new ArrayList<>(List.of("train", "--preset", "fast", "--force"));
    arguments.addAll(List.of("--train", path("train.txt"), "--dev", path("dev.txt")));
    arguments.addAll(List.of("--hidden", "4", "--epochs", "1", "--model", path("model")));
    arguments.addAll(Arrays.asList(more));
    return Run.unfold(arguments.toArray(String[]::new));
  }

  @Test
  void coverageIsNotedAndProvenanceRecorded() {
    Run run = train("--vectors", path("good.vec")).good();
    assertThat(run.err().lines())
        .contains(
            path("good.vec") + ": 5 words of 2 numbers each",
            "train: 83.33 % of the tokens have a vector",
            "dev: 66.67 % of the tokens have a vector; of those whose word is not in"
                + " train, 50.00 %");
    Run show = Run.unfold("show", path("model")).good();
    assertThat(show.text())
        .containsPattern("\n  vectors +good.vec sha256:[0-9a-f]{64}\n")
        .containsPattern("\n  vectors_words +5\n")
        .containsPattern("\n  vectors_width +2\n")
        .containsPattern("\n  train_vectors_coverage +0.8333")
        .containsPattern("\n  dev_unknown_vectors_coverage +0.5\n")
        .contains("6 vectors: <unk> the dog cat New York zebra")
        .containsPattern("\n  vectors.w +6×2  float16\n");
  }

  @Test
  void theModelNoLongerNeedsTheFile() throws IOException {
    train("--vectors", path("good.vec")).good();
    String evaluated =
        Run.unfold("evaluate", "--model", path("model"), path("dev.txt")).good().text();
    Files.delete(folder.resolve("good.vec"));
    assertThat(Run.unfold("evaluate", "--model", path("model"), path("dev.txt")).good().text())
        .isEqualTo(evaluated);
    assertThat(Run.reading("the zebra\n", "tag", "--model", path("model")).good().text())
        .matches("the_[DN] zebra_[DN]\n");
  }

  @Test
  void readsGzipWithAHeaderUpToALimit() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(("5 2\n" + GOOD).getBytes(StandardCharsets.UTF_8));
    }
    Files.write(folder.resolve("v.vec.gz"), bytes.toByteArray());
    Run run = train("--vectors", path("v.vec.gz"), "--vectors-limit", "4").good();
    assertThat(run.err())
        .contains("v.vec.gz: 4 words of 2 numbers each\n")
        .doesNotContain("warning");
    assertThat(Run.unfold("show", path("model")).good().text())
        .contains("5 vectors: <unk> the dog cat New York");
  }

  @Test
  void duplicateWordsGiveOneWarning() throws IOException {
    write("twice.vec", GOOD + "dog 7 7\ncat 8 8\n");
    Run run = train("--vectors", path("twice.vec")).good();
    assertThat(run.err().lines().filter(line -> line.startsWith("warning: ")))
        .containsExactly(
            "warning: "
                + path("twice.vec")
                + ":6: a word that stood in the file before; the first vector counts");
  }

  /** The text of the file, with ; for a line end, and the error. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the 1 0;dog 1     | :2: found 1 numbers, expected a word and 2 numbers as in line 1: "dog 1"
          the 1 0;dog 1 2 3 | :2: found 3 numbers, expected a word and 2 numbers as in line 1
          2 3;the 1 0       | :2: found 2 numbers, expected a word and 3 numbers as the first line says
          the 1 0;dog nan 1 | :2: number 1 of the word "dog" is "nan", expected a finite number
          the 1 inf         | :1: number 2 of the word "the" is "inf", expected a finite number
          ''                | : no word vectors found, expected a word and its numbers on each line
          le 1 2            | : has a vector for no word of the training part; expected vectors of the same language
          """)
  void badVectorsGiveOneLineAndLeaveFilesUnchanged(String text, String message) throws IOException {
    write("bad.vec", text.strip().replace(';', '\n'));
    assertRefused(1, "error: " + path("bad.vec") + message, "--vectors", path("bad.vec"));
  }

  @Test
  void missingAndBinaryFilesGiveOneLine() throws IOException {
    assertRefused(
        1, path("no.vec") + ": no such file; check the path", "--vectors", path("no.vec"));
    assertRefused(1, folder + ": is a folder, expected a file", "--vectors", folder.toString());
    Files.write(folder.resolve("bytes.vec"), new byte[] {'a', ' ', (byte) 0xff, '\n'});
    assertRefused(1, "bytes.vec:1: byte 2 (0xFF) is not UTF-8", "--vectors", path("bytes.vec"));
  }

  @Test
  void badOptionsAreRefused() throws IOException {
    assertRefused(2, "--vectors-limit: of which file?", "--vectors-limit", "5");
    assertRefused(2, "--vectors-limit: found \"0\"", "--vectors-limit", "0");
    Run plain =
        Run.unfold("train", "--vectors", path("good.vec"), "--model", path("model"), "--force");
    assertThat(plain.err()).startsWith("error: --vectors: needs --preset accurate or fast");
    assertRefused(2, "--model", "--vectors", path("good.vec"), "--model", path("good.vec"));
  }

  @Test
  void resumingNeedsTheSameVectors() throws IOException {
    train("--vectors", path("good.vec"), "--checkpoint", path("c")).good();
    byte[] model = Files.readAllBytes(folder.resolve("model"));
    train("--vectors", path("good.vec"), "--checkpoint", path("c"), "--resume").good();
    assertThat(Files.readAllBytes(folder.resolve("model"))).isEqualTo(model);
    for (String[] other :
        new String[][] {{}, {"--vectors", path("good.vec"), "--vectors-limit", "2"}}) {
      String[] resume = {"--checkpoint", path("c"), "--resume"};
      assertRefused(
          1,
          path("c") + ": is of other vectors; resume with the file of vectors it was made with",
          Stream.of(resume, other).flatMap(Arrays::stream).toArray(String[]::new));
    }
  }

  /** Asserts the exit code, one error, and unchanged files. */
  private void assertRefused(int code, String message, String... options) throws IOException {
    Map<String, List<Byte>> before = files();
    Run run = train(options);
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.text()).isEmpty();
    assertThat(run.err().lines().filter(line -> line.startsWith("error: ")))
        .singleElement()
        .asString()
        .contains(message);
    assertThat(run.err()).endsWith("\n").doesNotContain("Exception");
    assertThat(files()).isEqualTo(before);
  }

  private Map<String, List<Byte>> files() throws IOException {
    Map<String, List<Byte>> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        List<Byte> bytes = new ArrayList<>();
        for (byte b : Files.readAllBytes(file)) {
          bytes.add(b);
        }
        files.put(file.toString(), bytes);
      }
    }
    return files;
  }
}
