package dev.unfold.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unfold.exchange.Taggers;
import dev.unfold.exchange.Trace;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.model.Cell;
import dev.unfold.model.Plans;
import dev.unfold.tagger.NetworkTagger;
import dev.unfold.tagger.Tagger;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contents of an exported model; the tests of the module onnxruntime show that it computes the right numbers. */
final class OnnxModelTest {
  private static NetworkTagger tagger;

  @BeforeAll
  static void train() {
    tagger = Taggers.spelling("gru");
  }

  private static GraphProto graph(Tagger of) throws IOException {
    return ModelProto.parseFrom(OnnxModel.of(of).bytes()).getGraph();
  }

  private static JsonNode metadata(Tagger of) throws IOException {
    ModelProto model = ModelProto.parseFrom(OnnxModel.of(of).bytes());
    assertThat(model.getMetadataPropsCount()).isEqualTo(1);
    assertThat(model.getMetadataProps(0).getKey()).isEqualTo("unfold");
    return new ObjectMapper().readTree(model.getMetadataProps(0).getValue());
  }

  @Test
  void inputsAndOutputs() throws IOException {
    GraphProto graph = graph(tagger);
    assertThat(graph.getInputList())
        .extracting(input -> input.getName())
        .containsExactlyInAnyOrder("length", "word", "affix", "letter", "letters");
    assertThat(graph.getOutputList())
        .extracting(output -> output.getName())
        .containsExactly("scores", "crf.transitions", "crf.start", "crf.end");
    NetworkTagger lab = Taggers.drawn(Plans.words(Cell.RNN, 4, 3), DType.FLOAT64, 1);
    assertThat(graph(lab).getInputList())
        .extracting(input -> input.getName())
        .containsExactlyInAnyOrder("length", "word");
    assertThat(graph(lab).getOutputList())
        .extracting(output -> output.getName())
        .containsExactly("scores", "log_probabilities");
  }

  @ParameterizedTest
  @CsvSource({"LSTM, input output forget candidate", "GRU, update reset candidate"})
  void gatesLieInOnnxsOrder(Cell cell, String order) throws IOException {
    NetworkTagger lab = Taggers.drawn(Plans.words(cell, 3, 2, 1, true, false), DType.FLOAT32, 3);
    GraphProto graph = graph(lab);
    TensorProto w =
        graph.getInitializerList().stream()
            .filter(tensor -> tensor.getName().equals(cell + ".0.steps.W"))
            .findFirst()
            .orElseThrow();
    String[] gates = order.split(" ");
    assertThat(w.getDimsList()).containsExactly(2L, 2L * gates.length, 3L);
    var numbers =
        w.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    for (String direction : List.of("forward", "backward")) {
      for (String gate : gates) {
        Matrix ours = lab.parameter(cell + ".0." + direction + "." + gate + ".w").value();
        for (int i = 0; i < ours.size(); i++) {
          assertThat(numbers.get()).isEqualTo((float) ours.get(i / 3, i % 3));
        }
      }
    }
    NodeProto node =
        graph.getNodeList().stream()
            .filter(one -> one.getOpType().equals(cell.name()))
            .findFirst()
            .orElseThrow();
    assertThat(node.getAttributeList())
        .filteredOn(attribute -> attribute.getName().equals("linear_before_reset"))
        .hasSize(cell == Cell.GRU ? 1 : 0)
        .allMatch(attribute -> attribute.getI() == 1);
  }

  @Test
  void metadataSufficeToTurnWordsIntoIds() throws IOException {
    JsonNode metadata = metadata(tagger);
    assertThat(metadata.get("tags")).hasSize(17);
    assertThat(metadata.get("crf").asBoolean()).isTrue();
    assertThat(metadata.get("provenance").get("train_sentences").asText()).isEqualTo("700");
    MetadataReader reader = new MetadataReader(metadata);
    List<String> words =
        new ArrayList<>(
            List.of("zzyzx", "Qwertz-42", "İstanbul", "ΑΣ", "ǅabc", "Ⅷ", "²x", "東京", "a", ""));
    words.add("🙂".repeat(17));
    words.add("x".repeat(31) + "🙂");
    words.add("Ab1-".repeat(40));
    words.addAll(Trace.inOrder(Taggers.dev()));
    OnnxInput input = OnnxInput.of(tagger, List.of(words));
    int none = metadata.get("no_affix").asInt();
    for (int t = 0; t < words.size(); t++) {
      String word = words.get(t);
      assertThat(row(input, "word", t)).as(word).containsExactly(reader.word(word));
      assertThat(row(input, "affix", t).filter(id -> id != none).toArray())
          .as(word)
          .containsExactly(ints(reader.affixes(word)));
      int letters = row(input, "letters", t).sum();
      assertThat(row(input, "letter", t).limit(letters).toArray())
          .as(word)
          .containsExactly(ints(reader.letters(word)));
    }
  }

  @Test
  void wordsAreReadAsTheyAreWritten() throws IOException {
    NetworkTagger lab = Taggers.drawn(Plans.words(Cell.LSTM, 4, 3), DType.FLOAT32, 1);
    JsonNode metadata = metadata(lab);
    MetadataReader reader = new MetadataReader(metadata);
    for (String word : List.of("The", "the", "THE", "zzyzx")) {
      assertThat(row(OnnxInput.of(lab, List.of(List.of(word))), "word", 0).toArray())
          .containsExactly(reader.word(word));
    }
    assertThat(reader.word("The")).isNotEqualTo(reader.word("the"));
  }

  /** The numbers of an input for token t of the only sentence. */
  private static IntStream row(OnnxInput input, String name, int t) {
    OnnxInput.Ids ids = input.tensors().get(name);
    int width = ids.shape().length < 3 ? 1 : (int) ids.shape()[2];
    return IntStream.range(t * width, (t + 1) * width).map(at -> (int) ids.ids()[at]);
  }

  private static int[] ints(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  @Test
  void sentencesAreFilledUp() {
    NetworkTagger lab = Taggers.drawn(Plans.words(Cell.GRU, 4, 3), DType.FLOAT32, 1);
    OnnxInput input = OnnxInput.of(lab, List.of(List.of("zzyzx"), List.of("The", "zzyzx", "the")));
    assertThat(input.tensors().get("length").ids()).containsExactly(1, 3);
    OnnxInput.Ids word = input.tensors().get("word");
    assertThat(word.shape()).containsExactly(2, 3);
    long the = lab.words().id("The");
    assertThat(word.ids()).containsExactly(0, 0, 0, the, 0, lab.words().id("the"));
  }

  @Test
  void sameTaggerGivesSameBytes() {
    byte[] bytes = OnnxModel.of(tagger).bytes();
    assertThat(OnnxModel.of(tagger.copy()).bytes()).isEqualTo(bytes);
    assertThat(OnnxModel.withStates(tagger).states()).containsExactly("words", "gru.0", "gru.1");
    assertThat(Arrays.equals(OnnxModel.withStates(tagger).bytes(), bytes)).isFalse();
  }
}
