package dev.unfold.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.TestSeed;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.Cell;
import dev.unfold.model.NetworkPlan;
import dev.unfold.model.Plans;
import dev.unfold.tagger.ModelException;
import dev.unfold.tagger.NetworkTagger;
import dev.unfold.tagger.Tagger;
import dev.unfold.tagger.TaggerConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** PyTorch's names, shapes and gate order; export and import bit for bit; errors. */
final class TorchWeightsTest {
  private static final NetworkPlan LSTM = Plans.words(Cell.LSTM, 3, 2, 2, true, true);

  @TempDir private Path folder;

  private static NetworkTagger drawn(NetworkPlan architecture, DType dtype) {
    return drawn(architecture, dtype, TestSeed.random());
  }

  /** With biases that are not zero. */
  private static NetworkTagger drawn(NetworkPlan architecture, DType dtype, Random random) {
    NetworkTagger tagger = Taggers.drawn(architecture, dtype, random.nextLong());
    for (Parameter parameter : tagger.parameters()) {
      Matrix value = parameter.value();
      value.assign(Matrix.uniform(dtype, value.rows(), value.columns(), -1, 1, random));
    }
    return tagger;
  }

  @Test
  void namesAndShapesArePyTorchs() {
    Map<String, String> shapes = new LinkedHashMap<>();
    TorchWeights.of(drawn(LSTM, DType.FLOAT32))
        .forEach((name, tensor) -> shapes.put(name, tensor.toString()));
    assertThat(shapes)
        .containsEntry("word.weight", "[2048, 3] float32")
        .containsEntry("lstm.weight_ih_l0", "[8, 3] float32")
        .containsEntry("lstm.weight_hh_l0_reverse", "[8, 2] float32")
        .containsEntry("lstm.weight_ih_l1", "[8, 4] float32")
        .containsEntry("lstm.bias_ih_l1_reverse", "[8] float32")
        .containsEntry("upos.weight", "[17, 4] float32")
        .containsEntry("upos.bias", "[17] float32")
        .containsEntry("crf.transitions", "[17, 17] float32")
        .containsEntry("crf.start_transitions", "[17] float32")
        .containsEntry("crf.end_transitions", "[17] float32")
        .hasSize(1 + 2 * 2 * 4 + 2 + 3);
    assertThat(TorchWeights.of(drawn(Plans.words(Cell.RNN, 3, 2), DType.FLOAT64)).keySet())
        .containsExactlyInAnyOrder(
            "word.weight", "rnn.weight_ih_l0", "rnn.weight_hh_l0", "output.weight");
    assertThat(TorchWeights.of(Taggers.spelling("gru")).keySet())
        .contains(
            "affix.weight",
            "letter.weight",
            "spelling.weight_ih_l0",
            "spelling.bias_hh_l0_reverse",
            "gru.weight_ih_l1",
            "upos.weight");
  }

  @ParameterizedTest
  @CsvSource({"LSTM, input forget candidate output", "GRU, reset update candidate"})
  void gatesLieInPyTorchsOrder(Cell cell, String order) {
    NetworkTagger tagger = drawn(Plans.words(cell, 3, 2, 2, false, false), DType.FLOAT64);
    Map<String, TorchTensor> tensors = TorchWeights.of(tagger);
    String[] gates = order.split(" ");
    for (int gate = 0; gate < gates.length; gate++) {
      String ours = cell + ".1." + gates[gate];
      String torch = cell + "";
      for (int r = 0; r < 2; r++) {
        for (int k = 0; k < 2; k++) {
          assertThat(tensors.get(torch + ".weight_ih_l1").values().get(2 * gate + r, k))
              .isEqualTo(tagger.parameter(ours + ".w").value().get(r, k));
          assertThat(tensors.get(torch + ".weight_hh_l1").values().get(2 * gate + r, k))
              .isEqualTo(tagger.parameter(ours + ".u").value().get(r, k));
        }
        Matrix bias = tensors.get(torch + ".bias_ih_l1").inRowsOf(1);
        assertThat(bias.get(2 * gate + r, 0))
            .isEqualTo(tagger.parameter(ours + ".b").value().get(0, r));
        boolean memory = gates[gate].equals("candidate") && cell == Cell.GRU;
        assertThat(tensors.get(torch + ".bias_hh_l1").inRowsOf(1).get(2 * gate + r, 0))
            .isEqualTo(memory ? tagger.parameter("gru.1.memory.b").value().get(0, r) : 0);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void outAndBackIsBitForBit(DType dtype) throws IOException {
    for (NetworkPlan architecture :
        List.of(
            LSTM,
            Plans.words(Cell.GRU, 3, 2, 2, true, false),
            Plans.words(Cell.RNN, 4, 3, 2, true, true),
            Plans.words(Cell.RNN, 3, 2))) {
      NetworkTagger drawn = drawn(architecture, dtype);
      Parameter second = drawn.parameters().get(1);
      second.value().row(0).fill(-0.0);
      NetworkTagger tagger = drawn.withWeights(List.of(second));
      Path weights = write(TorchWeights.bytes(tagger));
      assertSameFile(tagger, TorchWeights.read(weights, tagger));
      Tagger other = drawn(architecture, dtype, new Random(5));
      assertThat(TorchWeights.bytes(TorchWeights.read(weights, other)))
          .isEqualTo(TorchWeights.bytes(tagger));
      assertThat(TorchWeights.bytes(other)).isNotEqualTo(TorchWeights.bytes(tagger));
    }
  }

  @Tag("slow")
  @Test
  void aPresetsToo() throws IOException {
    NetworkTagger tagger =
        Taggers.trained(TaggerConfig.FAST.with("hidden", "6").with("layers", "2"));
    Path weights = write(TorchWeights.bytes(tagger));
    assertSameFile(tagger, TorchWeights.read(weights, tagger));
    List<List<String>> dev = Taggers.dev();
    List<List<String>> before = tagger.tagAll(dev);
    TorchTensor changed = TorchWeights.of(tagger).get("upos.bias");
    Path others =
        write(TorchWeights.bytes(tagger), tensors -> tensors.put("upos.bias", shifted(changed)));
    NetworkTagger imported = (NetworkTagger) TorchWeights.read(others, tagger);
    assertThat(imported.tagAll(dev)).isNotEqualTo(before);
    assertThat(tagger.tagAll(dev)).as("the other one stays as it is").isEqualTo(before);
    assertThat(tagger.provenance().entries()).containsKey("dev_accuracy");
    assertThat(imported.provenance().entries())
        .doesNotContainKey("dev_accuracy")
        .containsEntry("weights", "imported");
  }

  @Tag("slow")
  @Test
  void aVotesAreThoseOfTheNetworkThatItFoldsInto() throws IOException {
    NetworkTagger vote = Taggers.voting();
    NetworkTagger merged = vote.merged();
    assertThat(TorchWeights.bytes(vote)).isEqualTo(TorchWeights.bytes(merged));
    Path weights = write(TorchWeights.bytes(vote));
    assertSameFile(vote, TorchWeights.read(weights, vote));
    TorchTensor changed = TorchWeights.of(vote).get("upos.bias");
    Path others =
        write(TorchWeights.bytes(vote), tensors -> tensors.put("upos.bias", shifted(changed)));
    Tagger imported = TorchWeights.read(others, vote);
    assertThat(((NetworkTagger) imported).config()).isEqualTo(merged.config());
    assertThat(imported.tagAll(Taggers.dev())).isNotEqualTo(vote.tagAll(Taggers.dev()));
  }

  private static TorchTensor shifted(TorchTensor tensor) {
    Matrix values = tensor.values().copy();
    values.set(0, 3, values.get(0, 3) + 50);
    return TorchTensor.vector(values);
  }

  @Test
  void twoBiasesAddUp() throws IOException {
    NetworkTagger tagger = drawn(LSTM, DType.FLOAT64);
    double before = tagger.parameter("lstm.0.forward.forget.b").value().get(0, 1);
    Path weights =
        write(
            TorchWeights.bytes(tagger),
            tensors -> {
              Matrix second = Matrix.zeros(DType.FLOAT64, 1, 8);
              second.set(0, 3, 0.25);
              tensors.put("lstm.bias_hh_l0", TorchTensor.vector(second));
            });
    NetworkTagger imported = (NetworkTagger) TorchWeights.read(weights, tagger);
    assertThat(imported.parameter("lstm.0.forward.forget.b").value().get(0, 1))
        .isEqualTo(before + 0.25);
  }

  @Test
  void whatIsWrongIsNamed() throws IOException {
    NetworkTagger tagger = drawn(LSTM, DType.FLOAT32);
    assertRefused(tagger, t -> t.remove("lstm.bias_hh_l1"), "tensor lstm.bias_hh_l1 is missing");
    assertRefused(
        tagger,
        t -> t.put("gru.weight_ih_l0", t.get("upos.weight")),
        "holds tensor gru.weight_ih_l0, which the model doesn't have; expected [word.weight, ");
    assertRefused(
        tagger,
        t -> t.put("upos.bias", TorchTensor.matrix(t.get("upos.bias").values())),
        "tensor upos.bias is [1, 17] float32, the model has [17] float32");
    assertRefused(
        tagger,
        t ->
            t.put(
                "upos.bias", new TorchTensor(t.get("upos.bias").values().as(DType.FLOAT64), true)),
        "tensor upos.bias is [17] float64, the model has [17] float32");
    assertRefused(
        tagger,
        t ->
            t.put(
                "upos.bias",
                TorchTensor.vector(Matrix.zeros(DType.FLOAT32, 1, 17).fill(Double.NaN))),
        "tensor upos.bias holds NaN or infinity");
  }

  @Test
  void badFilesAreNamed() throws IOException {
    assertRefused("", "not a safetensors file");
    assertRefused("\u0005\0\0\0\0\0\0\0[1,2]", "the header holds START_ARRAY, expected an object");
    assertRefused("\u0005\0\0\0\0\0\0\0{\"a\":", "the header is not the JSON");
    assertRefused(
        header("\"a\":{\"dtype\":\"BF16\"}"),
        "tensor a has type \"BF16\", expected F32 or F64 (tensor.float())");
    assertRefused(
        header("\"a\":{\"dtype\":\"F32\",\"shape\":[1,1,1]}"), "tensor a has the shape [1, 1, 1]");
    assertRefused(
        header("\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}"),
        "tensor a doesn't lie where its shape says");
    assertRefused(header("\"a\":{\"x\":1}"), "tensor a has a field x");
    assertThatThrownBy(() -> TensorFile.read(folder.resolve("none")))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("no such file");
  }

  private static String header(String fields) {
    String json = "{" + fields + "}";
    return (char) json.length() + "\0\0\0\0\0\0\0" + json;
  }

  private void assertRefused(String bytes, String expected) throws IOException {
    Path file = write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> TensorFile.read(file))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(expected);
  }

  private void assertRefused(
      Tagger tagger, Consumer<Map<String, TorchTensor>> change, String expected)
      throws IOException {
    Path file = write(TorchWeights.bytes(tagger), change);
    assertThatThrownBy(() -> TorchWeights.read(file, tagger))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(file + ": " + expected);
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("weights.safetensors"), bytes);
  }

  /** Writes the file with a change, as another program would: other metadata, another order. */
  private Path write(byte[] bytes, Consumer<Map<String, TorchTensor>> change) throws IOException {
    Map<String, TorchTensor> tensors = TensorFile.read(write(bytes));
    change.accept(tensors);
    return write(TensorFile.bytes(Map.of(), tensors));
  }

  private void assertSameFile(Tagger expected, Tagger found) throws IOException {
    Path one = folder.resolve("one");
    Path other = folder.resolve("other");
    expected.save(one);
    found.save(other);
    assertThat(Files.readAllBytes(other)).isEqualTo(Files.readAllBytes(one));
  }
}
