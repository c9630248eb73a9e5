package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.corpus.Tagset;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.model.BodyKind;
import dev.unfold.model.Cell;
import dev.unfold.model.LabRnn;
import dev.unfold.model.Mlp;
import dev.unfold.model.Plans;
import dev.unfold.model.SequenceModel;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SgdConfigTest {
  private static TaggerConfig config(boolean lab, BodyKind cell, double learningRate) {
    return Configs.sgd(
        lab, Plans.words(cell, 5, 4), learningRate, 3, 2, 1234, DType.FLOAT64, Tagset.UPOS);
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "3, 0", "-1, 2"})
  void numbersBelowOneAreRefused(int epochs, int batch) {
    assertThatThrownBy(
            () ->
                Configs.sgd(
                    false,
                    Plans.words(Cell.RNN, 5, 4),
                    0.1,
                    epochs,
                    batch,
                    1,
                    DType.FLOAT32,
                    Tagset.UPOS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "configuration: epochs %d, batch %d; expected both to be at least 1", epochs, batch);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aLearningRateThatIsNoFiniteNumberAboveZeroIsRefused(double rate) {
    assertThatThrownBy(() -> config(false, SmallModels.RNN, rate))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "configuration: learning rate is " + rate + ", expected a finite number above 0");
  }

  @Test
  void theLabHasNoOtherNetworkThanItsRnn() {
    assertThatThrownBy(() -> config(true, BodyKind.MLP, 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("configuration: mlp, but the lab's reference is a single rnn");
  }

  @Test
  void theLabsOwnSettings() {
    assertThat(TaggerConfig.LAB)
        .isEqualTo(
            Configs.sgd(
                true,
                Plans.words(Cell.RNN, 50, 20),
                0.1,
                20,
                1,
                1234,
                DType.FLOAT64,
                Tagset.UNIVERSAL));
  }

  @Test
  void startMakesTheNetworkOfItsSizes() {
    SequenceModel rnn = config(false, SmallModels.RNN, 0.1).start(7, 6, new Random(1));
    assertThat(rnn).isInstanceOf(LabRnn.class);
    assertThat(rnn.parameters().stream().map(p -> p.name() + " " + p.value().shape()))
        .containsExactly("W_e 7×5", "W_x 4×5", "W_h 4×4", "W_y 6×4");
    SequenceModel mlp = config(false, BodyKind.MLP, 0.1).start(7, 6, new Random(1));
    assertThat(mlp).isInstanceOf(Mlp.class);
    assertThat(mlp.parameters().stream().map(p -> p.name()))
        .containsExactly("W_e", "W_before", "W_x", "W_after", "W_y");
  }

  @Test
  void theLabStartsFromItsSeedAndTheRestFromTheGenerator() {
    Matrix lab =
        config(true, SmallModels.RNN, 0.1).start(7, 6, new Random(1)).parameter("W_x").value();
    Matrix again =
        config(true, SmallModels.RNN, 0.1).start(7, 6, new Random(2)).parameter("W_x").value();
    assertThat(lab.toArray()).isDeepEqualTo(again.toArray());
    Matrix one =
        config(false, SmallModels.RNN, 0.1).start(7, 6, new Random(1)).parameter("W_x").value();
    Matrix two =
        config(false, SmallModels.RNN, 0.1).start(7, 6, new Random(2)).parameter("W_x").value();
    assertThat(one.get(0, 0)).isNotEqualTo(two.get(0, 0));
  }
}
