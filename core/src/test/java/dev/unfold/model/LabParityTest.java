package dev.unfold.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unfold.SharedData;
import dev.unfold.check.LossRange;
import dev.unfold.check.ParameterHandler;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.optim.Sgd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every number of the lab's reference (NumPy), met on the same data: {@code parity/expected-20-epochs.json}. */
final class LabParityTest {
  private static JsonNode expected;
  private static PostagCorpusData data;

  @BeforeAll
  static void read() throws IOException {
    expected =
        new ObjectMapper().readTree(SharedData.file("parity/expected-20-epochs.json").toFile());
    data = LabCorpus.read();
  }

  private static LabRnn model() {
    NetworkSize size = new NetworkSize(data.inputSize(), 50, 20, data.outputSize());
    return LabRnn.likeTheLab(size, DType.FLOAT64, 1234);
  }

  private static Offset<Double> relative(double value, double tolerance) {
    return within(Math.max(Math.abs(value), 1e-4) * tolerance);
  }

  private static void close(double actual, JsonNode expected, double tolerance) {
    assertThat(actual).isCloseTo(expected.asDouble(), relative(expected.asDouble(), tolerance));
  }

  private static void close(Matrix actual, JsonNode rows, double tolerance) {
    assertThat(actual.rows()).isEqualTo(rows.size());
    double largest = actual.maxAbs();
    for (int r = 0; r < rows.size(); r++) {
      assertThat(actual.columns()).isEqualTo(rows.get(r).size());
      for (int k = 0; k < actual.columns(); k++) {
        assertThat(actual.get(r, k))
            .isCloseTo(rows.get(r).get(k).asDouble(), within(largest * tolerance));
      }
    }
  }

  private static void statistics(Matrix actual, JsonNode expected, double tolerance) {
    assertThat(List.of(actual.rows(), actual.columns()))
        .isEqualTo(
            List.of(expected.get("shape").get(0).asInt(), expected.get("shape").get(1).asInt()));
    double squares = 0;
    for (double[] row : actual.toArray()) {
      for (double entry : row) {
        squares += entry * entry;
      }
    }
    close(actual.sum(), expected.get("sum"), tolerance);
    close(Math.sqrt(squares), expected.get("l2"), tolerance);
    close(actual.get(0, 0), expected.get("first"), tolerance);
    close(actual.get(actual.rows() - 1, actual.columns() - 1), expected.get("last"), tolerance);
  }

  private static double accuracy(SequenceModel model, Part part) {
    return 100.0 * IntStream.of(LabCorpus.hits(model, data, part)).sum() / data.tokens(part);
  }

  @Test
  void sizesAndFirstSentences() {
    assertThat(data.inputSize()).isEqualTo(expected.get("input_size").asInt());
    assertThat(data.outputSize()).isEqualTo(expected.get("output_size").asInt());
    for (Part part : Part.values()) {
      assertThat(data.size(part)).isEqualTo(expected.get("sizes").get(part.toString()).asInt());
      assertThat(data.tokens(part)).isEqualTo(expected.get("tokens").get(part.toString()).asInt());
    }
    LabRnn model = model();
    JsonNode sentences = expected.get("first_train_sentences");
    for (int s = 0; s < sentences.size(); s++) {
      TaggedBatch sentence = data.sentence(Part.TRAIN, s);
      assertThat(sentence.input()[0]).containsExactly(ids(sentences.get(s).get("input")));
      assertThat(sentence.output()[0]).containsExactly(ids(sentences.get(s).get("output")));
      close(
          model.crossEntropyLoss(sentence.input(), sentence.output()),
          sentences.get(s).get("initial_loss"),
          1e-10);
    }
  }

  private static int[] ids(JsonNode array) {
    List<Integer> ids = new ArrayList<>();
    array.forEach(id -> ids.add(id.asInt()));
    return ids.stream().mapToInt(Integer::intValue).toArray();
  }

  @Test
  void initialParametersAndFirstGradient() {
    LabRnn model = model();
    for (int p = 0; p < 4; p++) {
      statistics(
          model.parameters().get(p).value(), expected.get("initial_parameters").get(p), 1e-10);
    }
    TaggedBatch first = data.sentence(Part.TRAIN, 0);
    Gradients gradients = model.backpropagation(first.input(), first.output());
    JsonNode golden = expected.get("first_gradient");
    for (int p = 0; p < 4; p++) {
      statistics(gradients.dense(model.parameters().get(p)), golden.get("stats").get(p), 1e-10);
    }
    for (String name : List.of("W_x", "W_h", "W_y")) {
      close(gradients.dense(model.parameter(name)), golden.get(name), 1e-10);
    }
    Matrix embedding = gradients.dense(model.parameter("W_e"));
    golden
        .get("W_e_rows")
        .properties()
        .forEach(
            row -> {
              Matrix actual = embedding.row(Integer.parseInt(row.getKey()));
              for (int k = 0; k < actual.columns(); k++) {
                assertThat(actual.get(0, k))
                    .isCloseTo(
                        row.getValue().get(k).asDouble(), within(embedding.maxAbs() * 1e-10));
              }
            });
  }

  @Test
  void lossRanges() {
    LabRnn model = model();
    TaggedBatch first = data.sentence(Part.TRAIN, 0);
    for (String name : List.of("W_y[0,0]", "W_h[3,5]")) {
      JsonNode golden = expected.get("loss_range " + name);
      LossRange range =
          LossRange.measure(
              model, ParameterHandler.parse(name, model), first.input(), first.output(), 10, 200);
      close(range.weight(), golden.get("weight"), 1e-10);
      assertThat(range.gradient())
          .isCloseTo(
              golden.get("gradient").asDouble(),
              within(1e-10 * Math.abs(golden.get("gradient").asDouble())));
      for (int i = 0; i < 200; i++) {
        close(range.weights()[i], golden.get("weight_range").get(i), 1e-10);
        close(range.losses()[i], golden.get("loss_range").get(i), 1e-10);
      }
    }
  }

  @Tag("slow")
  @Test
  void twentyEpochs() {
    LabRnn model = model();
    Sgd sgd = new Sgd(0.1);
    for (int epoch = 0; epoch < 20; epoch++) {
      for (TaggedBatch batch : data.batches(Part.TRAIN, 1)) {
        model.update(batch.input(), batch.output(), sgd);
      }
      close(
          accuracy(model, Part.DEV), expected.get("epochs").get(epoch).get("dev_accuracy"), 1e-14);
    }
    close(accuracy(model, Part.TEST), expected.get("test_accuracy"), 1e-14);
    for (int p = 0; p < 4; p++) {
      statistics(model.parameters().get(p).value(), expected.get("final_parameters").get(p), 1e-8);
    }
    double devLoss =
        data.batches(Part.DEV, 1).stream()
            .mapToDouble(b -> model.crossEntropyLoss(b.input(), b.output()))
            .average()
            .orElseThrow();
    close(devLoss, expected.get("final_dev_loss_mean_of_sentences"), 1e-8);
  }
}
