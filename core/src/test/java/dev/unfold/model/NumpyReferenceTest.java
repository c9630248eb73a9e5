package dev.unfold.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unfold.SharedData;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.optim.Sgd;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three epochs of the NumPy reference: mean losses, counts and norms of {@code parity/reference-numpy-rnn.json}. */
final class NumpyReferenceTest {
  private static JsonNode expected;
  private static PostagCorpusData data;

  private final LabRnn model =
      LabRnn.likeTheLab(
          new NetworkSize(data.inputSize(), 50, 20, data.outputSize()), DType.FLOAT64, 1234);

  @BeforeAll
  static void read() throws IOException {
    expected =
        new ObjectMapper().readTree(SharedData.file("parity/reference-numpy-rnn.json").toFile());
    data = LabCorpus.read();
  }

  private static Offset<Double> tenDigits(JsonNode value) {
    return within(1e-10 * Math.abs(value.asDouble()));
  }

  private static void close(double actual, JsonNode value) {
    assertThat(actual).isCloseTo(value.asDouble(), tenDigits(value));
  }

  private static double norm(Matrix matrix) {
    return Math.sqrt(matrix.copy().multiply(matrix).sum());
  }

  @Test
  void firstWeights() {
    assertThat(data.inputSize()).isEqualTo(expected.get("input_size").asInt());
    assertThat(data.outputSize()).isEqualTo(expected.get("output_size").asInt());
    Matrix we = model.parameter("W_e").value();
    JsonNode row = expected.get("W_e_first_row_first5");
    assertThat(row).hasSize(5);
    for (int k = 0; k < row.size(); k++) {
      assertThat(we.get(0, k)).isEqualTo(row.get(k).asDouble());
    }
    assertThat(model.parameter("W_y").value().get(0, 0))
        .isEqualTo(expected.get("W_y_00").asDouble());
  }

  @Test
  void firstSentence() {
    JsonNode golden = expected.get("first_sentence");
    TaggedBatch first = data.sentence(Part.TRAIN, 0);
    assertThat(first.input()[0]).hasSize(golden.get("x").size());
    for (int t = 0; t < first.input()[0].length; t++) {
      assertThat(first.input()[0][t]).isEqualTo(golden.get("x").get(t).asInt());
      assertThat(first.output()[0][t]).isEqualTo(golden.get("y").get(t).asInt());
    }
    Gradients gradients = new Gradients();
    close(model.backpropagation(first.input(), first.output(), gradients), golden.get("loss"));
    close(gradients.of(model.parameter("W_y")).get(0, 0), golden.get("grad_W_y_00"));
    Matrix dwe = gradients.dense(model.parameter("W_e"));
    for (int k = 0; k < 3; k++) {
      close(dwe.get(first.input()[0][0], k), golden.get("grad_W_e_first_word_first3").get(k));
    }
    norms(model.parameters().stream().map(gradients::dense).toList(), golden.get("grad_norms"));
  }

  private static void norms(List<Matrix> matrices, JsonNode norms) {
    assertThat(norms).hasSameSizeAs(matrices);
    for (int p = 0; p < matrices.size(); p++) {
      close(norm(matrices.get(p)), norms.get(p));
    }
  }

  @Test
  void threeEpochs() {
    assertThat(expected.get("epochs")).hasSize(3);
    Sgd sgd = new Sgd(0.1);
    for (JsonNode epoch : expected.get("epochs")) {
      double loss =
          data.batches(Part.TRAIN, 1).stream()
              .mapToDouble(batch -> model.update(batch.input(), batch.output(), sgd))
              .average()
              .orElseThrow();
      close(loss, epoch.get("mean_loss_before_each_update"));
      for (Part part : List.of(Part.DEV, Part.TEST)) {
        JsonNode counts = epoch.get(part.toString());
        assertThat(data.tokens(part)).isEqualTo(counts.get("tokens").asInt());
        int[] hits = LabCorpus.hits(model, data, part);
        assertThat(IntStream.of(hits).sum()).isEqualTo(counts.get("correct").asInt());
        long whole =
            IntStream.range(0, hits.length)
                .filter(s -> hits[s] == data.sentence(part, s).tokens())
                .count();
        assertThat(whole).isEqualTo(counts.get("sentences_all_correct").asLong());
      }
      List<Matrix> values = model.parameters().stream().map(Parameter::value).toList();
      norms(values, epoch.get("param_norms"));
    }
  }
}
