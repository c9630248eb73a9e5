package dev.unfold.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** w ← w − η·dw, by hand. */
final class SgdTest {
  private static Parameter parameter(String name, DType dtype, double[][] values) {
    return new Parameter(name, Matrix.of(dtype, values));
  }

  private static void close(Parameter parameter, double[][] expected) {
    double[][] actual = parameter.value().toArray();
    assertThat(actual).hasSameDimensionsAs(expected);
    for (int r = 0; r < expected.length; r++) {
      double tolerance = parameter.value().dtype() == DType.FLOAT64 ? 1e-15 : 1e-6;
      assertThat(actual[r]).as("row %d", r).containsExactly(expected[r], within(tolerance));
    }
  }

  @ParameterizedTest
  @EnumSource
  void numbersByHandDenseAndSparse(DType dtype) {
    Parameter w = parameter("w", dtype, new double[][] {{1, 2, 3}, {4, 5, 6}});
    Parameter e = parameter("e", dtype, new double[][] {{1, 1}, {2, 2}, {3, 3}});
    Parameter both = parameter("both", dtype, new double[][] {{1}, {2}});
    Parameter unused = parameter("unused", dtype, new double[][] {{0.7}});
    Gradients gradients = new Gradients();
    gradients.of(w).assign(Matrix.of(dtype, new double[][] {{0.5, -1, 0}, {2, 4, -8}}));
    double[][] rows = {{1, 2}, {3, 4}, {5, 6}};
    gradients.addRows(e, new int[] {2, 0, 2}, Matrix.of(dtype, rows));
    gradients.of(both).assign(Matrix.of(dtype, new double[][] {{1}, {1}}));
    gradients.addRows(both, new int[] {1}, Matrix.of(dtype, new double[][] {{2}}));

    new Sgd(0.25).step(List.of(w, e, both, unused), gradients);

    close(w, new double[][] {{0.875, 2.25, 3}, {3.5, 4, 8}});
    close(e, new double[][] {{1 - 0.75, 1 - 1}, {2, 2}, {3 - 1.5, 3 - 2}});
    close(both, new double[][] {{0.75}, {2 - 0.25 - 0.5}});
    close(unused, new double[][] {{0.7}});
    assertThat(gradients.hasDense(unused)).as("reading creates no gradient").isFalse();
    assertThat(gradients.of(w).get(1, 2)).as("the gradient is unchanged").isEqualTo(-8);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void invalidLearningRateIsRejected(double learningRate) {
    assertThatThrownBy(() -> new Sgd(learningRate))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("learning rate is " + learningRate, "finite number above 0");
  }
}
