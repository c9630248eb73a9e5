package dev.unfold.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.lab.experiment.FlowNetwork;
import dev.unfold.lab.experiment.GradientFlow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The words follow from the numbers. */
final class FlowSummaryTest {
  private static GradientFlow flow(FlowNetwork network, int steps, double factor) {
    return Examples.flow(network, steps, 1, factor);
  }

  /** 0.1 and 0.5 to the 49th: 49 and 14.75 orders of magnitude; 1.001 to the 98th is 1.1. */
  @Test
  void steepestFirstThenSteady() {
    List<String> sentences =
        FlowSummary.of(
            List.of(
                flow(FlowNetwork.LSTM, 100, 0.5),
                flow(FlowNetwork.TRANSFORMER, 100, 1.001),
                flow(FlowNetwork.SIGMOID_RNN, 100, 0.1)));
    assertThat(sentences)
        .containsExactly(
            "From distance 1 to 50 the sigmoid RNN’s gradient shrinks by 49 orders of magnitude and"
                + " the LSTM’s by 15: the farther back an input lies, the less these networks can"
                + " learn from it.",
            "At distance 99 the Transformer’s is 1.1 times what it is at 1: its last token attends"
                + " to every other one directly.");
  }

  @Test
  void singularOrderAndFewerSteps() {
    List<String> sentences =
        FlowSummary.of(List.of(flow(FlowNetwork.GRU, 11, 0.77), flow(FlowNetwork.TANH_RNN, 11, 1)));
    assertThat(sentences.get(0))
        .startsWith("From distance 1 to 10 the GRU’s gradient shrinks by 1 order of magnitude:");
    assertThat(sentences.get(1))
        .isEqualTo("At distance 10 the tanh RNN’s is 1 times what it is at 1.");
  }

  @Test
  void allOrNoneShrinking() {
    assertThat(FlowSummary.of(List.of(flow(FlowNetwork.LSTM, 20, 2))))
        .containsExactly(
            "From distance 1 to 19 no gradient shrinks by an order of magnitude.",
            "At distance 19 the LSTM’s is 260000 times what it is at 1.");
    assertThat(FlowSummary.of(List.of(flow(FlowNetwork.LSTM, 20, 0.1))).get(1))
        .isEqualTo("No gradient stays constant within a factor of ten.");
  }
}
