package dev.unfold.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.TestSeed;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.LabRnn;
import dev.unfold.model.NetworkSize;
import dev.unfold.model.SequenceModel;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The loss as a function of one weight, with its tangent. */
final class LossRangeTest {
  private final Random random = TestSeed.random();
  private final NetworkSize size = new NetworkSize(5, 2, 3, 4);
  private final int[][] input = {{0, 3, 1}, {4, 2}};
  private final int[][] output = {{1, 0, 3}, {2, 2}};

  private LossRange measure(SequenceModel model, String weight, double span, int points) {
    ParameterHandler handler = ParameterHandler.parse(weight, model);
    return LossRange.measure(model, handler, input, output, span, points);
  }

  @ParameterizedTest
  @EnumSource
  void rangeHasEndsMiddleAndLosses(DType dtype) {
    LabRnn rnn = LabRnn.glorot(size, dtype, random);
    double weight = rnn.parameter("W_h").value().get(1, 2);
    LossRange range = measure(rnn, "W_h[1,2]", 3, 7);
    assertThat(range.name()).isEqualTo("W_h[1,2]");
    assertThat(range.weight()).isEqualTo(weight);
    Offset<Double> digits = within(dtype == DType.FLOAT64 ? 1e-14 : 1e-6);
    assertThat(range.loss()).isCloseTo(rnn.crossEntropyLoss(input, output), digits);
    assertThat(range.weights())
        .containsExactly(
            new double[] {
              weight - 3, weight - 2, weight - 1, weight, weight + 1, weight + 2, weight + 3
            },
            within(1e-14));
    assertThat(range.losses()).hasSize(7);
    assertThat(range.losses()[3]).isCloseTo(range.loss(), digits);
    rnn.parameter("W_h").value().set(1, 2, weight - 3);
    assertThat(range.losses()[0]).isCloseTo(rnn.crossEntropyLoss(input, output), digits);
    rnn.parameter("W_h").value().set(1, 2, range.weights()[6]);
    assertThat(range.losses()[6]).isCloseTo(rnn.crossEntropyLoss(input, output), digits);
  }

  @Test
  void tangentTouchesTheCurve() {
    LabRnn rnn = LabRnn.glorot(size, DType.FLOAT64, random);
    for (String weight : new String[] {"W_y[0,0]", "W_x[2,1]", "W_h[0,2]", "W_e[3,1]"}) {
      LossRange range = measure(rnn, weight, 1e-4, 3);
      assertThat(range.tangent(range.weight())).isEqualTo(range.loss());
      assertThat(range.tangent(range.weight() + 2))
          .isCloseTo(range.loss() + 2 * range.gradient(), within(1e-14));
      // A second derivative of order one leaves 1e-8 at a distance of 1e-4.
      assertThat(range.tangent(range.weights()[0])).isCloseTo(range.losses()[0], within(1e-7));
      assertThat(range.tangent(range.weights()[2])).isCloseTo(range.losses()[2], within(1e-7));
      double slope = (range.losses()[2] - range.losses()[0]) / 2e-4;
      assertThat(range.gradient()).isCloseTo(slope, within(1e-7));
    }
  }

  @ParameterizedTest
  @EnumSource
  void weightIsRestored(DType dtype) {
    LabRnn rnn = LabRnn.glorot(size, dtype, random);
    double[][] before = rnn.parameter("W_y").value().toArray();
    measure(rnn, "W_y[3,0]", 10, 20);
    assertThat(rnn.parameter("W_y").value().toArray()).isDeepEqualTo(before);
  }

  @Test
  void weightIsRestoredIfTheLossFails() {
    Parameter weight = new Parameter("w", Matrix.of(DType.FLOAT64, new double[][] {{0.25}}));
    SequenceModel breaks =
        new SequenceModel() {
          @Override
          public List<Parameter> parameters() {
            return List.of(weight);
          }

          @Override
          public Matrix logForward(int[][] sentences) {
            if (weight.value().get(0, 0) > 0.5) {
              throw new ArithmeticException("too steep");
            }
            return Matrix.zeros(DType.FLOAT64, 1, 1);
          }

          @Override
          public double backpropagation(int[][] sentences, int[][] tags, Gradients into) {
            return 0;
          }
        };
    ParameterHandler handler = ParameterHandler.parse("w[0,0]", breaks);
    int[][] one = {{0}};
    assertThatThrownBy(() -> LossRange.measure(breaks, handler, one, one, 1, 9))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("too steep");
    assertThat(handler.get()).isEqualTo(0.25);
    assertThatThrownBy(() -> GradientCheck.slope(breaks, tooSteep(handler), one, one))
        .isInstanceOf(ArithmeticException.class);
    assertThat(handler.get()).isEqualTo(0.5);
  }

  private static ParameterHandler tooSteep(ParameterHandler handler) {
    handler.set(0.5);
    return handler;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void invalidSpanIsRejected(double span) {
    LabRnn rnn = LabRnn.glorot(size, DType.FLOAT64, random);
    assertThatThrownBy(() -> measure(rnn, "W_y[0,0]", span, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("span is " + span, "expected above 0");
  }

  @Test
  void onePointIsRejected() {
    LabRnn rnn = LabRnn.glorot(size, DType.FLOAT64, random);
    assertThatThrownBy(() -> measure(rnn, "W_y[0,0]", 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("points is 1", "at least 2");
    assertThat(measure(rnn, "W_y[0,0]", 1, 2).weights()).hasSize(2);
  }
}
