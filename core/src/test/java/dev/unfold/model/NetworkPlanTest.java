package dev.unfold.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NetworkPlanTest {
  private static final NetworkPlan.Sizes SIZES =
      new NetworkPlan.Sizes(
          11,
          13,
          17,
          List.of(new NetworkPlan.HeadSpec("upos", 5), new NetworkPlan.HeadSpec("feats", 7)));

  private static NetworkPlan plan(Cell cell, int affix, int letter, int layers, boolean crf) {
    return new NetworkPlan(
        new EncoderPlan(3, affix, letter, 2, 0.3),
        new BodyPlan(BodyKind.of(cell), 4, layers, true, 0.2),
        crf,
        0.7);
  }

  private static NetworkPlan plan(double auxiliary, double inputDropout) {
    return new NetworkPlan(
        new EncoderPlan(3, 1, 1, 2, inputDropout),
        new BodyPlan(BodyKind.of(Cell.GRU), 4, 1, true, 0.2),
        false,
        auxiliary);
  }

  private static Network drawn(NetworkPlan plan) {
    return plan.create(SIZES, new Weights.Initialised(DType.FLOAT32, new Random(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "LSTM, 2, 3, 1, false",
    "GRU, 2, 3, 3, true",
    "RNN, 0, 3, 2, false",
    "GRU, 2, 0, 1, true",
    "LSTM, 0, 0, 2, true",
    "CHO_GRU, 2, 3, 2, true"
  })
  void weightsAreCountedAsTheyAreMade(Cell cell, int affix, int letter, int layers, boolean crf) {
    NetworkPlan plan = plan(cell, affix, letter, layers, crf);
    long made =
        drawn(plan).parameters().stream().mapToLong(parameter -> parameter.value().size()).sum();
    assertThat(plan.weights(SIZES)).isEqualTo(made);
    Map<String, Matrix> tensors = new LinkedHashMap<>();
    drawn(plan).parameters().forEach(p -> tensors.put(p.name(), p.value()));
    Network given = plan.create(SIZES, new Weights.Loaded(DType.FLOAT32, tensors));
    assertThat(given.parameters())
        .containsExactlyElementsOf(
            drawn(plan).parameters().stream()
                .map(p -> new Parameter(p.name(), tensors.get(p.name())))
                .toList());
  }

  @Test
  void vectorsBeginWithTheLengthThatIsAskedFor() {
    Weights weights = new Weights.Initialised(DType.FLOAT64, new Random(2));
    Parameter vectors = weights.vectors("word", 1000, 30, 0.25);
    assertThat(vectors.name()).isEqualTo("word.w");
    assertThat(vectors.value().sumOfSquares() / 1000).isBetween(0.24, 0.26);
  }

  @Test
  void givenWeightsMustBeThereAndFit() {
    Matrix w = Matrix.zeros(DType.FLOAT32, 2, 3);
    Weights weights = new Weights.Loaded(DType.FLOAT32, Map.of("a.w", w));
    assertThat(weights.vectors("a", 2, 3, 1).value()).isSameAs(w);
    assertThatThrownBy(() -> weights.vectors("b", 2, 3, 1))
        .isInstanceOf(ShapeException.class)
        .hasMessage("tensor b.w is missing, found [a.w]");
    assertThatThrownBy(() -> weights.vectors("a", 3, 2, 1))
        .isInstanceOf(ShapeException.class)
        .hasMessage("tensor a.w is 2×3 float32, expected 3×2 float32");
    Weights wide = new Weights.Loaded(DType.FLOAT64, Map.of("a.w", w));
    assertThatThrownBy(() -> wide.vectors("a", 2, 3, 1))
        .hasMessage("tensor a.w is 2×3 float32, expected 2×3 float64");
  }

  @Test
  void tellsWhatItIs() {
    assertThat(plan(Cell.LSTM, 2, 3, 2, true))
        .hasToString("bidirectional lstm, 2 layers of 4, crf, reading words, affixes and letters");
    assertThat(plan(Cell.GRU, 2, 0, 1, false))
        .hasToString("bidirectional gru, 1 layer of 4, reading words and affixes");
    assertThat(plan(Cell.GRU, 0, 3, 1, false).toString()).endsWith("reading words and letters");
    assertThat(plan(Cell.CHO_GRU, 0, 0, 1, false)).hasToString("bidirectional chogru");
  }

  @Test
  void impossiblePlansAreRefused() {
    assertThatThrownBy(() -> plan(Cell.LSTM, -1, 3, 2, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "network: word 3, affix -1, letter 3, spelling 2; expected word and spelling to be at least"
                + " 1, affix and letter at least 0");
    assertThatThrownBy(() -> plan(Cell.LSTM, 2, 3, 0, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("network: hidden 4, layers 0; expected both to be at least 1");
    assertThatThrownBy(() -> NetworkPlan.ofWords(BodyKind.MLP, 3, 4).withLayers(2))
        .hasMessage(
            "network: the mlp reads words alone, and has one layer, no direction, no crf and no dropout");
    assertThatThrownBy(() -> plan(Double.NaN, 0.3))
        .hasMessage("network: auxiliary is NaN, expected a finite weight above 0");
    assertThatThrownBy(() -> plan(1, 1)).hasMessageStartingWith("Dropout: rate is 1.0");
  }
}
