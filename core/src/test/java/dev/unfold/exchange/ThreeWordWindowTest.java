package dev.unfold.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.TestSeed;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.Mlp;
import dev.unfold.model.Network;
import dev.unfold.model.NetworkSize;
import dev.unfold.nn.CrossEntropy;
import dev.unfold.nn.Embedding;
import dev.unfold.nn.Linear;
import org.junit.jupiter.api.Test;

/** A network of this layer with the weights of an mlp equals the mlp. */
final class ThreeWordWindowTest {
  private static final int[][] INPUT = {{3}, {0, 5, 0, 1}, {2, 4}};
  private static final int[][] OUTPUT = {{1}, {0, 2, 1, 1}, {2, 0}};

  @Test
  void theSameNumbersAndGradients() {
    Mlp mlp = Mlp.glorot(new NetworkSize(6, 4, 5, 3), DType.FLOAT64, TestSeed.random());
    ThreeWordWindow window =
        new ThreeWordWindow(
            mlp.parameter("W_before"), mlp.parameter("W_x"), mlp.parameter("W_after"));
    Network network =
        Network.ofWords(
            new Embedding(mlp.parameter("W_e")),
            window,
            Linear.withoutBias(mlp.parameter("W_y")),
            new CrossEntropy());
    close(network.logForward(INPUT), mlp.logForward(INPUT));
    Gradients ours = new Gradients();
    Gradients mlps = new Gradients();
    assertThat(network.backpropagation(INPUT, OUTPUT, ours))
        .isCloseTo(mlp.backpropagation(INPUT, OUTPUT, mlps), within(1e-14));
    for (Parameter parameter : mlp.parameters()) {
      assertThat(mlps.dense(parameter).maxAbs()).as(parameter.name()).isGreaterThan(1e-4);
      close(ours.dense(parameter), mlps.dense(parameter));
    }
  }

  private static void close(Matrix found, Matrix expected) {
    assertThat(found.copy().addScaled(-1, expected).maxAbs()).isLessThan(1e-14);
  }
}
