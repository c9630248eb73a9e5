package dev.unfold.web.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossOfOneWordTest {
  private static final int N = Labs.WORDS.size();

  private final Lab lab = Labs.lab();

  @ParameterizedTest
  @ValueSource(strings = {"rnn", "lstm", "gru", "transformer"})
  void gradientsOfTheWordsLossesHaveTheGradientOfTheMeanAsTheirMean(String cell) {
    int model = lab.create(Labs.setup(cell));
    List<Tensor> mean = lab.backward(model, Labs.WORDS, Labs.TAGS).gradients();
    double[][] sums =
        mean.stream().map(one -> new double[one.values().length]).toArray(double[][]::new);
    double loss = 0;
    for (int only = 0; only < N; only++) {
      BackwardReport alone = lab.backward(model, Labs.WORDS, Labs.TAGS, only);
      loss += alone.loss() / N;
      for (int p = 0; p < sums.length; p++) {
        for (int i = 0; i < sums[p].length; i++) {
          sums[p][i] += alone.gradients().get(p).values()[i] / N;
        }
      }
    }
    assertThat(loss).isCloseTo(lab.backward(model, Labs.WORDS, Labs.TAGS).loss(), within(1e-12));
    for (int p = 0; p < sums.length; p++) {
      assertThat(sums[p])
          .as(mean.get(p).name())
          .containsExactly(mean.get(p).values(), within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rnn", "lstm", "gru", "transformer"})
  void laterWordsReceiveNothing(String cell) {
    int model = lab.create(Labs.setup(cell));
    BackwardReport alone = lab.backward(model, Labs.WORDS, Labs.TAGS, 4);
    for (BackwardReport.Step step : alone.steps()) {
      for (BackwardReport.StepGradient gradient : step.gradients()) {
        if (step.t() > 4) {
          assertThat(gradient.norm()).as(gradient.name()).isZero();
        }
      }
    }
    Contributions copies =
        lab.contributions(
            model, Labs.WORDS, Labs.TAGS, lab.network(model).parameters().get(1).name(), 4);
    assertThat(copies.steps().get(N - 1).running())
        .containsExactly(copies.total().values(), within(1e-13));
  }

  @Test
  void theGradientOfTheScoresIsExplained() {
    int model = lab.create(Labs.setup("rnn"));
    Explanation own = lab.explain(model, Labs.WORDS, Labs.TAGS, "ds", 4, 2, 4);
    assertThat(own.terms())
        .singleElement()
        .satisfies(t -> assertThat(t.product()).isEqualTo(own.number()));
    assertThat(lab.explain(model, Labs.WORDS, Labs.TAGS, "ds", 3, 2, 4).terms()).isEmpty();
  }

  @Test
  void aWordThatIsNotThereIsRefused() {
    int model = lab.create(Labs.setup("rnn"));
    assertThatThrownBy(() -> lab.backward(model, Labs.WORDS, Labs.TAGS, N))
        .hasMessage("word 11: expected one of the 11 words, counted from 0");
  }
}
