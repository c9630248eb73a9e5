package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.BodyKind;
import dev.unfold.model.Cell;
import dev.unfold.model.Plans;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is saved comes back bit for bit; what can't be saved leaves the old file. Bad files: {@link BadModelFileTest}. */
final class ModelFileTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("model.safetensors");
  }

  private static void assertSameBits(NetworkTagger actual, NetworkTagger expected) {
    assertThat(actual.config()).isEqualTo(expected.config());
    assertThat(actual.words().entries()).isEqualTo(expected.words().entries());
    assertThat(actual.tags().entries()).isEqualTo(expected.tags().entries());
    List<Parameter> parameters = expected.parameters();
    assertThat(actual.parameters()).hasSameSizeAs(parameters);
    for (int p = 0; p < parameters.size(); p++) {
      Parameter loaded = actual.parameters().get(p);
      assertThat(loaded.name()).isEqualTo(parameters.get(p).name());
      assertThat(loaded.value().dtype()).isEqualTo(parameters.get(p).value().dtype());
      assertThat(bits(loaded.value())).isEqualTo(bits(parameters.get(p).value()));
    }
  }

  private static List<Long> bits(Matrix matrix) {
    List<Long> bits = new ArrayList<>(List.of((long) matrix.rows(), (long) matrix.columns()));
    for (double[] row : matrix.toArray()) {
      for (double entry : row) {
        bits.add(Double.doubleToRawLongBits(entry));
      }
    }
    return bits;
  }

  @ParameterizedTest
  @CsvSource({"rnn, FLOAT64", "rnn, FLOAT32", "mlp, FLOAT64", "mlp, FLOAT32"})
  void savedValuesComeBackBitForBit(BodyKind cell, DType dtype) throws IOException {
    NetworkTagger tagger = SmallModels.tagger(cell, dtype, 11);
    Matrix weights = tagger.parts().model().parameters().get(1).value();
    double[] extremes =
        dtype == DType.FLOAT64
            ? new double[] {-0.0, Double.MIN_VALUE, -Double.MAX_VALUE, 1e-310, 0.1}
            : new double[] {-0.0, Float.MIN_VALUE, -Float.MAX_VALUE, 1e-40f, 0.1f};
    for (int i = 0; i < extremes.length; i++) {
      weights.set(i / 2, i % 2, extremes[i]);
    }
    tagger.save(file());
    NetworkTagger loaded = (NetworkTagger) Tagger.load(file());
    assertSameBits(loaded, tagger);
    assertThat(loaded.tag(SmallModels.WORDS)).isEqualTo(tagger.tag(SmallModels.WORDS));
    byte[] once = Files.readAllBytes(file());
    loaded.save(file());
    assertThat(Files.readAllBytes(file())).as("saved again").isEqualTo(once);
  }

  @Test
  void aFileIsSafetensorsWithItsNumbersBehindAnAlignedHeader() throws IOException {
    NetworkTagger tagger = SmallModels.tagger(SmallModels.RNN, DType.FLOAT32, 11);
    tagger.save(file());
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file())).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) bytes.getLong();
    assertThat((8 + length) % 8).isZero();
    String header = new String(bytes.array(), 8, length, StandardCharsets.UTF_8);
    assertThat(header)
        .startsWith("{\"__metadata__\":{\"sha256\":\"")
        .contains("\"format\":\"unfold\",\"format_version\":\"2\",\"tagset\":\"xpos\"")
        .contains("\"dtype\":\"float32\",\"seed\":\"-99\",\"members\":\"1\",\"word\":\"2\"")
        .contains("\"cell\":\"rnn\",\"hidden\":\"3\",\"layers\":\"1\",\"bidirectional\":\"false\"")
        .contains(
            "\"training\":\"sgd\",\"lab\":\"false\",\"learning_rate\":\"0.25\",\"epochs\":\"7\"")
        .contains("\"batch\":\"5\"")
        .contains("\"W_e\":{\"dtype\":\"F32\",\"shape\":[10,2],\"data_offsets\":[0,80]}")
        .contains("\"W_x\":{\"dtype\":\"F32\",\"shape\":[3,2],\"data_offsets\":[80,104]}")
        .contains("\"W_h\":{\"dtype\":\"F32\",\"shape\":[3,3],\"data_offsets\":[104,140]}")
        .contains("\"W_y\":{\"dtype\":\"F32\",\"shape\":[4,3],\"data_offsets\":[140,188]}");
    assertThat(bytes.capacity()).isEqualTo(8 + length + 188);
    assertThat(bytes.getFloat(8 + length + 80 + 4))
        .isEqualTo((float) tagger.parameter("W_x").value().get(0, 1));
  }

  @Test
  void theLabsTaggerComesBackToo() {
    TaggerConfig lab =
        Configs.sgd(
            true, Plans.words(Cell.RNN, 2, 3), 0.1, 20, 1, 1234, DType.FLOAT64, Tagset.UNIVERSAL);
    Vocabulary words = new Vocabulary(List.of("a", "b", "c"));
    Vocabulary tags = new Vocabulary(List.of("noun", "."));
    NetworkTagger tagger = NetworkTagger.of(lab, words, tags, lab.start(3, 2, new Random(1)));
    tagger.save(file());
    assertSameBits((NetworkTagger) Tagger.load(file()), tagger);
  }

  @Test
  void m35WordsOfAnyKindAndLengthComeBack() {
    List<String> words =
        List.of(
            Vocabulary.UNKNOWN,
            "\n",
            "\u0000",
            "\u202e",
            "\u2028",
            "\uffff",
            "\"},{",
            "../../etc",
            "_",
            " ",
            "🙂".repeat(1000),
            "x".repeat(10_000_000));
    NetworkTagger tagger =
        SmallModels.tagger(
            SmallModels.RNN,
            DType.FLOAT32,
            new Vocabulary(words),
            new Vocabulary(List.of("\t", "é")),
            new Random(4));
    tagger.save(file());
    assertSameBits((NetworkTagger) Tagger.load(file()), tagger);
  }

  @Test
  void aWordThatIsNoTextIsRefused() {
    NetworkTagger tagger =
        SmallModels.tagger(
            SmallModels.RNN,
            DType.FLOAT32,
            new Vocabulary(List.of("a", "\ud83d")),
            new Vocabulary(List.of("X")),
            new Random(4));
    assertThatThrownBy(() -> tagger.save(file()))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            file()
                + ": can't be written (a word or tag holds half a surrogate pair, no character);"
                + " the file is as it was before");
    assertThat(file()).doesNotExist();
  }

  private List<Path> contents() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void m36AWeightThatIsNotFiniteIsNeverSaved(double bad) throws IOException {
    SmallModels.tagger(SmallModels.RNN, DType.FLOAT64, 1).save(file());
    byte[] before = Files.readAllBytes(file());
    NetworkTagger other = SmallModels.tagger(SmallModels.RNN, DType.FLOAT64, 2);
    Parameter recurrent = other.parameter("W_h");
    recurrent.value().set(2, 1, bad);
    NetworkTagger tagger = other.withWeights(List.of(recurrent));
    assertThatThrownBy(() -> tagger.save(file()))
        .isInstanceOf(ModelException.class)
        .hasMessage(file() + ": not written, since W_h holds NaN or infinity");
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
    assertThat(contents()).containsExactly(file());
  }

  @Test
  void anOldFileIsReplacedAndNothingIsLeftBesideIt() throws IOException {
    Files.write(file(), new byte[100_000]);
    NetworkTagger tagger = SmallModels.tagger(BodyKind.MLP, DType.FLOAT32, 2);
    tagger.save(file());
    assertSameBits((NetworkTagger) Tagger.load(file()), tagger);
    assertThat(contents()).containsExactly(file());
  }

  @Test
  void aSavedFileMayBeReadByWhoeverMayReadANewFile() throws IOException {
    assumeTrue(
        Files.getFileStore(folder).supportsFileAttributeView("posix"),
        "skipped: needs permissions");
    SmallModels.tagger(SmallModels.RNN, DType.FLOAT32, 2).save(file());
    Path plain = Files.createFile(folder.resolve("plain"));
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(Files.getPosixFilePermissions(plain));
  }

  @Test
  void aLinkStaysALinkAndItsTargetIsReplaced() throws IOException {
    Path target = Files.createDirectory(folder.resolve("elsewhere")).resolve("target");
    Files.write(target, new byte[] {1});
    try {
      Files.createSymbolicLink(file(), target);
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "skipped: needs symbolic links");
    }
    NetworkTagger tagger = SmallModels.tagger(SmallModels.RNN, DType.FLOAT32, 2);
    tagger.save(file());
    assertThat(file()).isSymbolicLink();
    assertSameBits((NetworkTagger) Tagger.load(target), tagger);
  }

  @Test
  void intoAFolderThatIsNotThere() {
    Path file = folder.resolve("no-such/model.safetensors");
    assertThatThrownBy(() -> SmallModels.tagger(SmallModels.RNN, DType.FLOAT32, 2).save(file))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "%s: can't be written (there is no folder %s; make it first); the file is as it was before",
            file, file.getParent());
  }

  @Test
  void ontoAFolder() throws IOException {
    assertThatThrownBy(() -> SmallModels.tagger(SmallModels.RNN, DType.FLOAT32, 2).save(folder))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            folder
                + ": can't be written (is a folder, expected the name of a file); the file is as it was before");
    assertThat(contents()).isEmpty();
  }

  @Test
  void intoAFolderThatMayNotBeWritten() throws IOException {
    SmallModels.tagger(SmallModels.RNN, DType.FLOAT32, 1).save(file());
    byte[] before = Files.readAllBytes(file());
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeTrue(!Files.isWritable(folder), "skipped: root may write into every folder");
      assertThatThrownBy(() -> SmallModels.tagger(SmallModels.RNN, DType.FLOAT32, 2).save(file()))
          .isInstanceOf(ModelException.class)
          .hasMessage(
              "%s: can't be written (no permission to write into the folder %s); the file is as it was before",
              file(), folder);
      assertThat(Files.readAllBytes(file())).isEqualTo(before);
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  /** Run in a JVM of its own, that may write files of a kilobyte at most: saves a larger model onto the file given. */
  static final class SaveTooMuch {
    private SaveTooMuch() {}

    public static void main(String[] arguments) {
      try {
        SmallModels.tagger(SmallModels.RNN, DType.FLOAT64, 2).save(Path.of(arguments[0]));
        System.out.print("saved");
      } catch (ModelException e) {
        System.out.print(e.getMessage());
      }
    }
  }

  @Test
  void aWriteThatFailsHalfWayLeavesTheOldFile() throws IOException, InterruptedException {
    SmallModels.tagger(SmallModels.RNN, DType.FLOAT64, 1).save(file());
    byte[] before = Files.readAllBytes(file());
    assertThat(before.length).isGreaterThan(1024);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process;
    try {
      process =
          new ProcessBuilder(
                  "bash",
                  "-c",
                  "ulimit -f 1 && exec \"$@\"",
                  "bash",
                  java,
                  "-XX:-UsePerfData",
                  "-Dunfold.kernels=scalar",
                  "-Xshare:auto",
                  "-cp",
                  System.getProperty("java.class.path"),
                  SaveTooMuch.class.getName(),
                  file().toString())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "skipped: needs bash");
      return;
    }
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    assertThat(told)
        .isEqualTo(file() + ": can't be written (File too large); the file is as it was before");
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
    assertThat(contents()).containsExactly(file());
  }
}
