package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.unfold.TestSeed;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.matrix.DType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are no model, or a damaged or forged one. The numbers M… are those of the project's catalogue of bad inputs. */
final class BadModelFileTest {
  private static final String NO_MODEL =
      ": not a model of Unfold (expected a safetensors file that begins with its checksum); train"
          + " one first";
  private static final String DAMAGED =
      ": damaged (its checksum doesn't fit its bytes); copy it again, or train it again";

  @TempDir Path folder;
  private Path file;
  private byte[] good;

  @BeforeEach
  void save() throws IOException {
    file = folder.resolve("model.safetensors");
    SmallModels.tagger(SmallModels.RNN, DType.FLOAT32, 11).save(file);
    good = Files.readAllBytes(file);
  }

  private void assertRefused(byte[] bytes, String message) throws IOException {
    Files.write(file, bytes);
    assertThatThrownBy(() -> Tagger.load(file))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(file + message)
        .hasMessageNotContaining("\n");
  }

  /** Whether the bytes are refused in the documented way; no more is asked of thousands of files. */
  private boolean isRefused(byte[] bytes) throws IOException {
    Files.delete(file); // some file systems wait for the disk when a file is cut to nothing
    Files.write(file, bytes);
    try {
      Tagger.load(file);
      return false;
    } catch (ModelException e) {
      return e.getMessage().startsWith(file + ": ") && !e.getMessage().contains("\n");
    }
  }

  @Test
  void m25TruncatedAtEveryByte() throws IOException {
    List<Integer> loaded = new ArrayList<>();
    for (int length = 0; length <= good.length; length++) {
      if (!isRefused(Arrays.copyOf(good, length))) {
        loaded.add(length);
      }
    }
    assertThat(loaded).as("lengths that are not refused").containsExactly(good.length);
  }

  @Tag("slow")
  @Test
  void m26EachBitFlipped() throws IOException {
    Vocabulary words = new Vocabulary(List.of("a"));
    SmallModels.tagger(SmallModels.RNN, DType.FLOAT32, words, words, new Random(11)).save(file);
    good = Files.readAllBytes(file);
    List<Integer> loaded = new ArrayList<>();
    for (int bit = 0; bit < 8 * good.length; bit++) {
      byte[] bytes = good.clone();
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      if (!isRefused(bytes)) {
        loaded.add(bit);
      }
    }
    assertThat(loaded).as("bits that may be flipped").isEmpty();
    assertThat(isRefused(good)).isFalse();
  }

  @Test
  void m26ADamagedNumberIsCalledDamage() throws IOException {
    byte[] bytes = good.clone();
    bytes[bytes.length - 1] ^= 1;
    assertRefused(bytes, DAMAGED);
    assertRefused(Arrays.copyOf(good, good.length - 1), DAMAGED);
    assertRefused(Arrays.copyOf(good, good.length + 1), DAMAGED);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "M03 nothing, 0",
    "M04 more than the file has, 1000000",
    "M05 more than is allowed, 100000001",
    "M06 2^31 - 1, 2147483647",
    "M06 2^63 as a signed number, -9223372036854775808",
    "M06 2^64 - 1 as a signed number, -1",
  })
  void lengthsOfTheHeader(String name, long length) throws IOException {
    byte[] bytes = good.clone();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    assertRefused(bytes, NO_MODEL);
  }

  static Stream<Arguments> otherFiles() throws IOException {
    ByteArrayOutputStream java = new ByteArrayOutputStream();
    new ObjectOutputStream(java).writeObject(List.of("a", 1));
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
      for (int mb = 0; mb < 16; mb++) {
        out.write(new byte[1 << 20]);
      }
    }
    String tensors = "{\"W_e\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0,4]}}";
    ByteBuffer foreign = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    foreign.putLong(tensors.length()).put(tensors.getBytes(StandardCharsets.UTF_8));
    return Stream.of(
        arguments("M01 nothing", new byte[0]),
        arguments("M02 seven bytes", new byte[7]),
        arguments("M07 the safetensors file of someone else", foreign.array()),
        arguments("M37 a Java object", java.toByteArray()),
        arguments("M37 pickle", new byte[] {(byte) 0x80, 4, (byte) 0x95, 0, 0, 0, 0, 0, 0, 0, 0}),
        arguments("M37 zip", "PK\3\4".repeat(100).getBytes(StandardCharsets.ISO_8859_1)),
        arguments("M37 gzip bomb", bomb.toByteArray()),
        arguments(
            "M37 PNG", "\u0089PNG\r\n\u001a\n".repeat(20).getBytes(StandardCharsets.ISO_8859_1)),
        arguments("M37 text", "1\tThe\t_\tDET\n".repeat(50).getBytes(StandardCharsets.UTF_8)),
        arguments("M37 zeros", new byte[5_000]));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void otherFiles(String name, byte[] bytes) throws IOException {
    assertRefused(bytes, NO_MODEL);
  }

  /** Every pair is text of the header and what stands in its place, under a checksum that fits. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          M07 another format     | :"unfold"  | :"other"   | format is "other", this version of Unfold reads "unfold"
          M08 a later version    | version":"2 | version":"4 | format_version is 4, this build reads versions 1 to 3; update Unfold, or train the model again
          M09 version 0          | version":"2 | version":"0 | format_version is "0", expected a number from 1
          no format_version      | "format_version" | "version" | has no format_version, so it was written before files had one
          M10 header not UTF-8   | "rnn"      | "r\u00ffn" | the header is not the JSON of a safetensors file (
          M11 header not JSON    | "W_x":{    | "W_x";{    | the header is not the JSON of a safetensors file (JsonParseException)
          M11 header cut short   | }}         | }          | the header is not the JSON of a safetensors file (JsonEOFException)
          M11 something after    | }}         | }},{}      | the header is not the JSON of a safetensors file (
          M14 tensor twice       | "W_x":     | "W_e":     | the header is not the JSON of a safetensors file (
          M15 metadata twice     | "W_e":     | "__metadata__":{},"W_e": | the header is not the JSON of a safetensors file (
          M15 field twice        | "cell":    | "lab":"true","cell": | the header is not the JSON of a safetensors file (
          M17 number too large   | [3,2]      | [1e999,2]  | the header holds VALUE_NUMBER_FLOAT, expected two whole numbers for tensor W_x
          M18 NaN                | [3,2]      | [NaN,2]    | the header is not the JSON of a safetensors file (
          M19 negative size      | [3,2]      | [-3,-2]    | tensor W_x doesn't lie where its shape and the tensor before it say
          M19 half a row         | [3,2]      | [1.5,4]    | the header holds VALUE_NUMBER_FLOAT, expected two whole numbers for tensor W_x
          M19 size in quotes     | [3,2]      | ["3",2]    | the header holds VALUE_STRING, expected two whole numbers for tensor W_x
          M19 2^31 by 2^31       | [3,2]      | [2147483648,2147483648] | tensor W_x doesn't lie where
          M19 2^31-1 by 2^31-1   | [3,2]      | [2147483647,2147483647] | tensor W_x doesn't lie where
          M19 one dimension      | [3,2]      | [6]        | the header holds END_ARRAY, expected two whole numbers for tensor W_x
          M19 three dimensions   | [3,2]      | [3,2,1]    | the header holds VALUE_NUMBER_INT, expected two whole numbers for tensor W_x
          M19 no rows            | [3,2]      | [0,2]      | tensor W_x doesn't lie where
          M20 tensors overlap    | [80,104]   | [0,24]     | tensor W_x doesn't lie where its shape and the tensor before it say
          M20 begins too early   | [80,104]   | [0,104]    | tensor W_x doesn't lie where its shape and the tensor before it say
          M21 a hole             | [80,104]   | [84,108]   | tensor W_x doesn't lie where its shape and the tensor before it say
          M22 offsets backwards  | [80,104]   | [104,80]   | tensor W_x doesn't lie where its shape and the tensor before it say
          M23 beyond the end     | [4,3],"data_offsets":[140,188] | [40,3],"data_offsets":[140,620] | tensor W_y doesn't lie where
          M27 half precision     | "F32","shape":[3,2] | "F16","shape":[3,2] | tensor W_x doesn't lie where its shape and the tensor before it say
          M27 another type       | "F32","shape":[3,2] | "BF16","shape":[3,2] | tensor W_x has type "BF16", expected F64, F32, F16 or I8
          M27 no type            | "dtype":"F32","shape":[3,2] | "shape":[3,2] | tensor W_x has type "", expected F64, F32, F16 or I8
          M27 two types          | float32    | float64    | tensor W_e is 10×2 float32, expected 10×2 float64
          M27 a field too many   | "shape":[3,2] | "x":1,"shape":[3,2] | tensor W_x has a field x
          M28 another name       | "W_y"      | "W_z"      | tensor W_y is missing, found [W_e, W_x, W_h, W_z]
          M29 a tensor too many  | [140,188]} | [140,188]},"b":{"dtype":"F32","shape":[0,9],"data_offsets":[188,188]} | holds tensors [W_e, W_x, W_h, W_y, b], expected [W_e, W_x, W_h, W_y]
          M30 rows are columns   | [3,2]      | [2,3]      | tensor W_x is 2×3 float32, expected 3×2 float32
          M30 rows are columns   | [10,2]     | [2,10]     | tensor W_e is 2×10 float32, expected 10×2 float32
          M30 rows are columns   | [4,3]      | [3,4]      | tensor W_y is 3×4 float32, expected 4×3 float32
          M31 a word too few     | ,\\"the\\" |        | holds 47 weights, its configuration asks for 45
          M32 a tag too many     | [\\"DET  | [\\"X\\",\\"DET | holds 47 weights, its configuration asks for 50
          M33 a word twice       | \\"The\\" | \\"the\\" | words: vocabulary: "the" occurs twice
          M33 a tag twice        | \\"ADJ\\" | \\"DET\\" | tags: vocabulary: "DET" occurs twice
          M34 an empty tag       | \\"ADJ\\" | \\"\\" | the list of tags is empty or holds an empty entry
          M34 an empty word      | \\"The\\" | \\"\\" | the list of words is empty or holds an empty entry
          M34 words of another kind | [\\"<unk> | [1,\\"<unk> | words is not a JSON list of strings
          M34 words without end  | a b\\"]  | a b\\"   | words is not a JSON list of strings
          M34 words and more     | a b\\"]  | a b\\"],[] | words is not a JSON list of strings
          M38 name of a path     | "W_y"      | "../../W_y" | tensor W_y is missing, found [W_e, W_x, W_h, ../../W_y]
          M38 NUL and line end   | "W_y"      | "\\u0000\\n" | tensor W_y is missing, found [W_e, W_x, W_h, <U+0000><U+000A>]
          M38 from right to left | "W_y"      | "\\u202e"  | tensor W_y is missing, found [W_e, W_x, W_h, <U+202E>]
          M39 another network    | "rnn"      | "mlp"      | holds 47 weights, its configuration asks for 50
          M39 no such network    | "rnn"      | "elman"    | cell is "elman", expected one of [rnn, lstm, gru, chogru, transformer, mlp]
          M39 other width        | word":"2 | word":"4 | holds 47 weights, its configuration asks for 73
          M39 other hidden width | hidden":"3 | hidden":"30 | holds 47 weights, its configuration asks for 1100
          M39 no such number type | float32   | float16    | dtype is "float16", expected one of [float32, float64]
          M39 no such tagset     | "xpos"     | "ptb"      | tagset is "ptb", expected one of [upos, xpos, universal, feats, lemma]
          a flag                 | "lab":"false" | "lab":"no" | lab is "no", expected true or false
          an ensemble            | members":"1 | members":"2 | configuration: rnn, but plain gradient descent trains one network
          a number of 0          | epochs":"7 | epochs":"0 | epochs is "0", expected a number from 1
          no number              | batch":"5  | batch":"x  | batch is "x", expected a whole number
          no number              | seed":"-99 | seed":"    | seed is "", expected a whole number
          a number too large     | seed":"-99 | seed":"2147483648 | seed is "2147483648", expected a whole number
          no learning rate       | rate":"0.25 | rate":"x  | learning_rate is "x", expected a number
          learning rate NaN      | rate":"0.25 | rate":"NaN | learning_rate is "NaN", expected a finite number above 0
          learning rate below 0  | rate":"0.25 | rate":"-1 | learning_rate is "-1", expected a finite number above 0
          metadata of numbers    | "epochs":"7" | "epochs":7 | the header holds VALUE_NUMBER_INT, expected a string for epochs
          a tensor of no object | "W_e":     | "W":3,"W_e": | the header holds VALUE_NUMBER_INT, expected an object for tensor W
          """)
  void headersUnderAChecksumThatFits(String name, String text, String instead, String message)
      throws IOException {
    String changed = instead == null ? "" : instead;
    byte[] forged =
        SmallModels.withHeader(
            good,
            header -> {
              assertThat(header).contains(text);
              return header.replace(text, changed);
            });
    assertRefused(forged, ": " + message);
  }

  static Stream<String> fields() {
    String fields =
        "format lab cell word affix letter spelling members training hidden layers bidirectional crf learning_rate epochs batch seed dtype tagset tags"
            + " words";
    return Stream.of(fields.split(" "));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void everyFieldIsNeeded(String field) throws IOException {
    assertRefused(
        SmallModels.withHeader(
            good, h -> h.replaceFirst("\"" + field + "\":", "\"_" + field + "\":")),
        ": not a model of Unfold (no \"" + field + "\" in its metadata); train one first");
  }

  static Stream<Arguments> largeHeaders() {
    UnaryOperator<String> million =
        h -> {
          StringBuilder tensors = new StringBuilder(",");
          for (int t = 0; t < 1_000_000; t++) {
            tensors
                .append("\"")
                .append(t)
                .append("\":{\"dtype\":\"F32\",\"shape\":[10,2],\"data_offsets\":[0,80]},");
          }
          return h.replaceFirst("\\},\"W_x", "}" + tensors + "\"W_x");
        };
    UnaryOperator<String> deep = h -> h.replace("\"rnn\"", "[".repeat(100_000));
    UnaryOperator<String> deepWords = h -> h.replace("[\\\"<unk>", "[".repeat(100_000));
    UnaryOperator<String> digits = h -> h.replace("[3,2]", "[" + "3".repeat(10_000) + ",2]");
    return Stream.of(
        arguments("M12 an array", (UnaryOperator<String>) h -> h.replace('{', '['), NO_MODEL),
        arguments("M13 a blank in front", (UnaryOperator<String>) h -> " " + h, NO_MODEL),
        arguments(
            "M16 nested 100,000 deep",
            deep,
            ": the header holds START_ARRAY, expected a string for cell"),
        arguments(
            "M16 words nested 100,000 deep", deepWords, ": words is not a JSON list of strings"),
        arguments(
            "M17 a number of 10,000 digits",
            digits,
            ": the header is not the JSON of a safetensors file (StreamConstraintsException)"),
        arguments(
            "M20 a million tensors over the same bytes",
            million,
            ": tensor 0 doesn't lie where its shape and the tensor before it say"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void largeHeaders(String name, UnaryOperator<String> change, String message) throws IOException {
    assertRefused(SmallModels.withHeader(good, change), message);
  }

  @Test
  void m24BytesBehindTheLastTensor() throws IOException {
    byte[] longer = SmallModels.withLength(good, good.length + 4);
    assertRefused(
        longer,
        ": the tensors end at byte " + good.length + ", the file at byte " + (good.length + 4));
    assertRefused(SmallModels.withLength(good, good.length - 4), ": tensor W_y doesn't lie where");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"NaN", "Infinity", "-Infinity"})
  void m36AWeightThatIsNotFiniteIsNeverLoaded(float bad) throws IOException {
    byte[] bytes = good.clone();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(bytes.length - 188 + 84, bad);
    assertRefused(
        SmallModels.signed(bytes), ": tensor W_x holds NaN or infinity; train the model again");
  }

  @Test
  void m40ModelsThatAreNoFiles() {
    Path missing = folder.resolve("no-such.safetensors");
    assertThatThrownBy(() -> Tagger.load(missing))
        .isInstanceOf(ModelException.class)
        .hasMessage(missing + ": no such file; check the path, or train a model first");
    assertThatThrownBy(() -> Tagger.load(folder))
        .isInstanceOf(ModelException.class)
        .hasMessage(folder + ": can't be read (Is a directory)");
  }

  /** Headers with a few characters exchanged, under a checksum that fits: no exception but the documented one. */
  @Test
  void randomHeadersAreRefusedOrLoaded() throws IOException {
    Random random = TestSeed.random();
    int refused = 0;
    for (int mutant = 0; mutant < 1_500; mutant++) {
      refused += isRefused(SmallModels.withHeader(good, h -> mutated(h, random))) ? 1 : 0;
    }
    assertThat(refused).as("refused; any other exception ends the test").isBetween(750, 1_499);
  }

  private static String mutated(String header, Random random) {
    String favourites = "{}[]\",:0123456789-.e\\\u00ff\u0000 ";
    StringBuilder text = new StringBuilder(header);
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      int at = 100 + random.nextInt(text.length() - 100);
      text.setCharAt(at, favourites.charAt(random.nextInt(favourites.length())));
    }
    return text.toString();
  }
}
