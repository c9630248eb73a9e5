package dev.unfold.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.check.GradientCheck;
import dev.unfold.check.GradientReport;
import dev.unfold.check.ParameterHandler;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import dev.unfold.model.LabRnn;
import dev.unfold.model.NetworkSize;
import dev.unfold.model.SequenceModel;
import dev.unfold.optim.Adam;
import dev.unfold.optim.Momentum;
import dev.unfold.optim.Optimizer;
import dev.unfold.optim.Sgd;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

/** The network in PyTorch compared with the one derived by hand, number by number. */
final class TorchRnnTest {
  private static final int[] LENGTHS = {2, 17, 1, 3};

  private final Random random = new Random(20);
  private final int[][] input = sentences(7);
  private final int[][] output = sentences(5);

  /** Sentences of 2, 17, 1 and 3 tokens; seventeen tokens of seven words must repeat some. */
  private int[][] sentences(int size) {
    return IntStream.of(LENGTHS)
        .mapToObj(length -> random.ints(length, 0, size).toArray())
        .toArray(int[][]::new);
  }

  private LabRnn lab(DType dtype) {
    LabRnn model = LabRnn.glorot(new NetworkSize(7, 3, 4, 5), dtype, random);
    model.parameters().forEach(p -> p.value().scale(1.5));
    return model;
  }

  private static int[][] one(int[][] sentences, int s) {
    return new int[][] {sentences[s]};
  }

  private static void sameWeights(SequenceModel actual, SequenceModel expected, double tolerance) {
    for (Parameter parameter : expected.parameters()) {
      same(actual.parameter(parameter.name()).value(), parameter.value(), tolerance);
    }
  }

  private static void same(Matrix actual, Matrix expected, double tolerance) {
    assertThat(actual.copy().addScaled(-1, expected).maxAbs())
        .isLessThanOrEqualTo(tolerance * expected.maxAbs());
  }

  private void gradientsAgree(DType dtype, double allowed) {
    LabRnn lab = lab(dtype);
    TorchRnn torch = new TorchRnn(lab);
    GradientReport batch = GradientReport.compare(lab, torch, input, output);
    assertThat(batch.rows())
        .extracting(GradientReport.Row::name)
        .containsExactly("W_e", "W_x", "W_h", "W_y");
    assertThat(batch.rows()).allMatch(row -> row.theirs().maxAbs() > 1e-3);
    assertThat(batch.largestRelative()).isLessThan(allowed);
    for (int s = 0; s < input.length; s++) {
      GradientReport report = GradientReport.compare(lab, torch, one(input, s), one(output, s));
      assertThat(report.largestRelative()).isLessThan(allowed);
    }
  }

  @Test
  void gradientsInDoublePrecision() {
    gradientsAgree(DType.FLOAT64, 1e-12);
  }

  @Test
  void gradientsInSinglePrecision() {
    gradientsAgree(DType.FLOAT32, 1e-5);
  }

  /** The same weights, but W_h transposed: a mistake that no check of shapes finds, since W_h is square. */
  private static LabRnn withTransposedWh(LabRnn original) {
    Matrix wh = original.parameter("W_h").value();
    Matrix turned = Matrix.zeros(wh.dtype(), wh.columns(), wh.rows());
    for (int r = 0; r < wh.rows(); r++) {
      for (int k = 0; k < wh.columns(); k++) {
        turned.set(k, r, wh.get(r, k));
      }
    }
    return new LabRnn(
        original.parameter("W_e").value(),
        original.parameter("W_x").value(),
        turned,
        original.parameter("W_y").value());
  }

  @Test
  void plantedDifferenceIsReported() {
    LabRnn lab = lab(DType.FLOAT64);
    TorchRnn planted = new TorchRnn(withTransposedWh(lab));
    GradientReport report = GradientReport.compare(lab, planted, input, output);
    assertThat(report.rows().get(2).name()).isEqualTo("W_h");
    assertThat(report.rows().get(2).relative()).isGreaterThan(1e-2);
    assertThat(report.largestRelative()).isGreaterThan(1e-2);
  }

  @Test
  void numericGradient() {
    List<GradientCheck.Result> results =
        GradientCheck.run(new TorchRnn(lab(DType.FLOAT64)), input, output);
    assertThat(results).hasSize(4).allMatch(GradientCheck.Result::passed);
  }

  @Test
  void lossesAndPredictions() {
    LabRnn lab = lab(DType.FLOAT64);
    TorchRnn torch = new TorchRnn(lab);
    double expected = lab.crossEntropyLoss(input, output);
    assertThat(torch.crossEntropyLoss(input, output)).isCloseTo(expected, within(1e-13));
    assertThat(torch.backpropagation(input, output, new Gradients()))
        .isCloseTo(expected, within(1e-13));
    same(torch.logForward(input), lab.logForward(input), 1e-13);
    assertThat(torch.predict(input)).isDeepEqualTo(lab.predict(input));
    for (int s = 0; s < input.length; s++) {
      same(torch.logForward(one(input, s)), lab.logForward(one(input, s)), 1e-13);
    }
  }

  @Test
  void updateTakesTheSameSteps() {
    LabRnn lab = lab(DType.FLOAT64);
    TorchRnn torch = new TorchRnn(lab);
    Sgd sgd = new Sgd(0.3);
    for (int i = 0; i < 12; i++) {
      int[][] x = i % 3 == 0 ? input : one(input, i % 4);
      int[][] y = i % 3 == 0 ? output : one(output, i % 4);
      assertThat(torch.update(x, y, sgd)).isCloseTo(lab.update(x, y, sgd), within(1e-12));
      sameWeights(torch, lab, 1e-12);
    }
  }

  @Test
  void updateWithAnyOptimiser() {
    List<Optimizer> ours = List.of(new Momentum(0.1, 0.9), new Adam(0.01));
    List<Optimizer> theirs = List.of(new Momentum(0.1, 0.9), new Adam(0.01));
    for (int o = 0; o < ours.size(); o++) {
      LabRnn lab = lab(DType.FLOAT64);
      TorchRnn torch = new TorchRnn(lab);
      for (int i = 0; i < 8; i++) {
        int[][] x = one(input, i % 4);
        int[][] y = one(output, i % 4);
        double loss = torch.update(x, y, theirs.get(o));
        assertThat(loss).isCloseTo(lab.update(x, y, ours.get(o)), within(1e-9));
        sameWeights(torch, lab, 1e-9);
      }
    }
  }

  @Test
  void updateChangesOnlyTheWordsOfTheBatch() {
    TorchRnn torch = new TorchRnn(lab(DType.FLOAT64));
    Matrix we = torch.parameter("W_e").value();
    double[][] before = we.toArray();
    torch.update(new int[][] {{4, 1, 4}}, new int[][] {{0, 2, 1}}, new Sgd(0.5));
    for (int word = 0; word < 7; word++) {
      if (word == 4 || word == 1) {
        assertThat(we.toArray()[word]).isNotEqualTo(before[word]);
      } else {
        assertThat(we.toArray()[word]).isEqualTo(before[word]);
      }
    }
  }

  @Test
  void changedWeightsAreUsed() {
    LabRnn lab = lab(DType.FLOAT64);
    TorchRnn torch = new TorchRnn(lab);
    for (SequenceModel model : List.of(lab, torch)) {
      List<ParameterHandler> held =
          List.of("W_e[" + input[0][0] + ",2]", "W_x[3,0]", "W_h[1,2]", "W_y[4,3]").stream()
              .map(spelling -> ParameterHandler.parse(spelling, model))
              .toList();
      double before = held.get(2).get();
      model.update(input, output, new Sgd(0.2));
      assertThat(held.get(2).get()).isNotEqualTo(before);
      held.forEach(handler -> handler.set(handler.get() + 0.75));
    }
    same(torch.logForward(input), lab.logForward(input), 1e-12);
    assertThat(GradientReport.compare(lab, torch, input, output).largestRelative())
        .isLessThan(1e-12);
    lab.update(input, output, new Sgd(0.2));
    torch.update(input, output, new Sgd(0.2));
    sameWeights(torch, lab, 1e-12);
  }

  @Test
  void twinHasItsOwnWeights() {
    LabRnn lab = lab(DType.FLOAT64);
    TorchRnn torch = new TorchRnn(lab);
    double[][] before = lab.parameter("W_y").value().toArray();
    torch.update(input, output, new Sgd(0.2));
    assertThat(lab.parameter("W_y").value().toArray()).isDeepEqualTo(before);
  }

  @Test
  void gradientsAccumulateAndAreReset() {
    TorchRnn torch = new TorchRnn(lab(DType.FLOAT64));
    Gradients once = torch.backpropagation(input, output);
    assertThat(once.rowsOf(torch.parameter("W_e"))).hasSize(1);
    assertThat(once.hasDense(torch.parameter("W_e"))).isFalse();
    Gradients twice = new Gradients();
    torch.backpropagation(input, output, twice);
    torch.backpropagation(input, output, twice);
    for (Parameter parameter : torch.parameters()) {
      same(twice.dense(parameter), once.dense(parameter).scale(2), 1e-15);
    }
  }

  @Test
  void nonFiniteLossPreventsTheStep() {
    TorchRnn torch = new TorchRnn(lab(DType.FLOAT64));
    torch.parameter("W_y").value().set(0, 0, Double.NaN);
    double[][] before = torch.parameter("W_h").value().toArray();
    assertThat(torch.update(input, output, new Sgd(0.2))).isNaN();
    assertThat(torch.parameter("W_h").value().toArray()).isDeepEqualTo(before);
  }

  @Test
  void emptyBatches() {
    LabRnn lab = lab(DType.FLOAT64);
    TorchRnn torch = new TorchRnn(lab);
    for (int[][] none : List.of(new int[0][], new int[2][0])) {
      assertThat(torch.logForward(none).shape()).isEqualTo("0×5");
      assertThat(torch.crossEntropyLoss(none, none)).isNaN();
      assertThat(torch.backpropagation(none, none, new Gradients())).isNaN();
      assertThat(torch.update(none, none, new Sgd(0.1))).isNaN();
      sameWeights(torch, lab, 0);
    }
    int[][] words = {{}, {3, 3}, {}};
    same(torch.logForward(words), lab.logForward(words), 1e-13);
    assertThat(torch.predict(words)).isDeepEqualTo(lab.predict(words));
  }

  @Test
  void unknownIdsAreRejected() {
    TorchRnn torch = new TorchRnn(lab(DType.FLOAT64));
    assertThatThrownBy(() -> torch.logForward(new int[][] {{1, 7}}))
        .isInstanceOf(ShapeException.class)
        .hasMessage("TorchRnn: word id 7, expected 0 to 6 (W_e is 7×3)");
    assertThatThrownBy(() -> torch.backpropagation(new int[][] {{1, 2}}, new int[][] {{4, -1}}))
        .isInstanceOf(ShapeException.class)
        .hasMessage("TorchRnn: tag id -1, expected 0 to 4 (W_y is 5×4)");
  }

  @Test
  void nativeMemoryIsFreed() {
    TorchRnn torch = new TorchRnn(lab(DType.FLOAT32));
    Runnable calls =
        () -> {
          torch.logForward(input);
          torch.backpropagation(input, output);
          torch.update(input, output, new Sgd(0.01));
        };
    calls.run();
    long before = Pointer.totalCount();
    for (int i = 0; i < 300; i++) {
      calls.run();
    }
    assertThat(Pointer.totalCount() - before).isLessThan(100);
  }

  @Test
  void concurrentCallsGiveTheSameGradients() {
    LabRnn lab = lab(DType.FLOAT64);
    TorchRnn torch = new TorchRnn(lab);
    double worst =
        IntStream.range(0, 200)
            .parallel()
            .map(i -> i % input.length)
            .mapToDouble(
                s ->
                    GradientReport.compare(lab, torch, one(input, s), one(output, s))
                        .largestRelative())
            .max()
            .orElseThrow();
    assertThat(worst).isLessThan(1e-12);
  }
}
