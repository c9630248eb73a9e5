package dev.unfold.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.LabRnn;
import dev.unfold.model.Mlp;
import dev.unfold.model.NetworkSize;
import dev.unfold.model.PlainRnn;
import dev.unfold.model.SequenceModel;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The gradients of two models, tensor by tensor. */
final class GradientReportTest {
  private static final NetworkSize SIZE = new NetworkSize(5, 2, 3, 4);

  private final int[][] input = {{0, 3, 1}};
  private final int[][] output = {{1, 0, 3}};

  private static LabRnn rnn() {
    return LabRnn.glorot(SIZE, DType.FLOAT64, new Random(1));
  }

  /** A model with one parameter, whose gradient is given. */
  private record Fixed(Parameter w, double[]... gradient) implements SequenceModel {
    Fixed(double[]... gradient) {
      this(new Parameter("w", Matrix.zeros(DType.FLOAT64, 1, gradient[0].length)), gradient);
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(w);
    }

    @Override
    public Matrix logForward(int[][] input) {
      return Matrix.zeros(DType.FLOAT64, 0, 1);
    }

    @Override
    public double backpropagation(int[][] input, int[][] output, Gradients into) {
      into.of(w).add(Matrix.of(DType.FLOAT64, gradient));
      return 0;
    }
  }

  private GradientReport compare(SequenceModel ours, SequenceModel theirs) {
    return GradientReport.compare(ours, theirs, input, output);
  }

  @Test
  void equalModelsHaveEqualGradients() {
    LabRnn ours = rnn();
    GradientReport report = compare(ours, rnn());
    Gradients gradients = ours.backpropagation(input, output);
    assertThat(report.rows())
        .extracting(GradientReport.Row::name)
        .containsExactly("W_e", "W_x", "W_h", "W_y");
    for (GradientReport.Row row : report.rows()) {
      Matrix expected = gradients.dense(ours.parameter(row.name()));
      assertThat(row.ours().copy().addScaled(-1, expected).maxAbs()).isLessThan(1e-15);
      assertThat(row.theirs().copy().addScaled(-1, expected).maxAbs()).isLessThan(1e-15);
      assertThat(expected.maxAbs()).isGreaterThan(1e-4);
    }
    assertThat(report.largestRelative()).isLessThan(1e-13);
    Fixed fixed = new Fixed(new double[] {1, -8, 0.5});
    assertThat(compare(fixed, fixed).largestRelative()).isZero();
  }

  @Test
  void differencesAreRelativeToTheLargestEntry() {
    GradientReport report =
        compare(new Fixed(new double[] {1, -8, 0.5}), new Fixed(new double[] {1, -7, 0.75}));
    assertThat(report.rows()).hasSize(1);
    assertThat(report.rows().get(0).absolute()).isEqualTo(1);
    assertThat(report.rows().get(0).relative()).isEqualTo(1.0 / 8);
    assertThat(report.largestRelative()).isEqualTo(1.0 / 8);
  }

  @Test
  void largestRelativeIsOverAllTensors() {
    GradientReport report = compare(rnn(), new PlainRnn(rnn(), PlainRnn.Bug.LAST_WORD_ONLY));
    assertThat(report.largestRelative()).as("no word repeats").isLessThan(1e-13);
    GradientReport wrong = compare(rnn(), new PlainRnn(rnn(), PlainRnn.Bug.NO_MEAN));
    assertThat(wrong.largestRelative()).isCloseTo(2.0 / 3, within(1e-12));
  }

  @Test
  void zeroGradientsAreEqual() {
    GradientReport report = compare(new Fixed(new double[2]), new Fixed(new double[2]));
    assertThat(report.rows().get(0).relative()).isZero();
  }

  @Test
  void nonFiniteDifferencesAreReported() {
    for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      Fixed wrong = new Fixed(new double[] {1, odd});
      assertThat(compare(wrong, wrong).largestRelative()).isNaN();
      assertThat(compare(new Fixed(new double[] {1, 2}), wrong).largestRelative()).isNaN();
      assertThat(compare(wrong, new Fixed(new double[] {1, 2})).largestRelative()).isNaN();
    }
  }

  @Test
  void modelsWithOtherParametersAreRejected() {
    Mlp mlp = Mlp.glorot(SIZE, DType.FLOAT64, new Random(2));
    assertThatThrownBy(() -> compare(mlp, rnn()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("W_before", "this model has W_e, W_x, W_h, W_y");
  }
}
