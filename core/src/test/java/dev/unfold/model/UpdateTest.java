package dev.unfold.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.optim.Adam;
import dev.unfold.optim.AdamW;
import dev.unfold.optim.Momentum;
import dev.unfold.optim.Optimizer;
import dev.unfold.optim.Sgd;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lab's networks learn with every optimiser. */
final class UpdateTest {
  private static final int[][] INPUT = {{4, 1, 4, 0}, {2}, {5, 1}};
  private static final int[][] OUTPUT = {{0, 3, 0, 1}, {2}, {1, 3}};

  private static Stream<Optimizer> optimisers() {
    return Stream.of(new Sgd(1), new Momentum(0.3, 0.9), new Adam(0.03), new AdamW(0.03, 0.1));
  }

  private static List<SequenceModel> models() {
    NetworkSize size = new NetworkSize(7, 3, 5, 4);
    return List.of(
        LabRnn.glorot(size, DType.FLOAT64, new Random(5)),
        Mlp.glorot(size, DType.FLOAT32, new Random(6)));
  }

  @ParameterizedTest
  @MethodSource("optimisers")
  void theLossFalls(Optimizer optimizer) {
    SequenceModel model = models().get(0);
    Matrix unused = model.parameter("W_e").value().row(6);
    double[][] before = unused.toArray();
    double first = model.update(INPUT, OUTPUT, optimizer);
    for (int step = 1; step < 100; step++) {
      model.update(INPUT, OUTPUT, optimizer);
    }
    assertThat(first).isGreaterThan(1);
    assertThat(model.crossEntropyLoss(INPUT, OUTPUT)).isLessThan(first / 4);
    assertThat(unused.toArray()).isDeepEqualTo(before);
  }

  @Test
  void noStepWhereTheLossIsNotFinite() {
    for (SequenceModel model : models()) {
      Adam adam = new Adam(0.1);
      model.parameter("W_y").value().set(0, 0, Double.NaN);
      double[][] before = model.parameter("W_x").value().toArray();
      assertThat(model.update(INPUT, OUTPUT, adam)).isNaN();
      assertThat(model.parameter("W_x").value().toArray()).isDeepEqualTo(before);
      assertThat(adam.state().tensors()).isEmpty();
    }
  }

  @Test
  void inSinglePrecisionToo() {
    SequenceModel model = models().get(1);
    Momentum momentum = new Momentum(0.3, 0.9);
    double first = model.update(INPUT, OUTPUT, momentum);
    for (int step = 1; step < 100; step++) {
      model.update(INPUT, OUTPUT, momentum);
    }
    assertThat(model.crossEntropyLoss(INPUT, OUTPUT)).isLessThan(first / 4);
    assertThat(momentum.state().tensors().get("W_x.momentum").dtype()).isEqualTo(DType.FLOAT32);
  }
}
