package dev.unfold.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.TestSeed;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.LabRnn;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How the check measures: what it divides by, which entry it names, and that right gradients pass. */
final class GradientCheckTest {
  private final Random random = TestSeed.random();

  private static Matrix of(double[]... rows) {
    return Matrix.of(DType.FLOAT64, rows);
  }

  private static GradientCheck.Result worst(double[] analytic, double[] numeric) {
    return GradientCheck.worst("w", of(analytic), of(numeric));
  }

  @Test
  void everyNetworkPasses() {
    for (int round = 0; round < 10; round++) {
      for (ModelCase network : ModelCase.all(random.nextLong())) {
        assertThat(network.check())
            .as(network.name())
            .hasSameSizeAs(network.model().parameters())
            .allMatch(GradientCheck.Result::passed);
      }
    }
  }

  @Test
  void theCasesAreWhatTheyClaim() {
    List<ModelCase> cases = ModelCase.all(3);
    assertThat(cases).extracting(ModelCase::name).doesNotHaveDuplicates().hasSize(3);
    for (ModelCase network : cases) {
      assertThat(Arrays.stream(network.input()).mapToInt(x -> x.length))
          .containsExactly(3, 1, 17, 2);
      assertThat(Arrays.stream(network.output()).mapToInt(y -> y.length))
          .containsExactly(3, 1, 17, 2);
      for (Parameter parameter : network.model().parameters()) {
        assertThat(parameter.value().dtype()).isEqualTo(DType.FLOAT64);
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameCases() {
    List<ModelCase> one = ModelCase.all(5);
    List<ModelCase> other = ModelCase.all(5);
    for (int i = 0; i < one.size(); i++) {
      assertThat(one.get(i).input()).isDeepEqualTo(other.get(i).input());
      assertThat(one.get(i).output()).isDeepEqualTo(other.get(i).output());
      for (Parameter parameter : one.get(i).model().parameters()) {
        assertThat(parameter.value().toArray())
            .isDeepEqualTo(other.get(i).model().parameter(parameter.name()).value().toArray());
      }
    }
  }

  @Test
  void anEntryIsMeasuredAgainstItself() {
    GradientCheck.Result result = worst(new double[] {0.5, 2}, new double[] {0.5, 2.5});
    assertThat(result.error()).isCloseTo(0.2, within(1e-15));
    assertThat(result.column()).isEqualTo(1);
    assertThat(result.analytic()).isEqualTo(2);
    assertThat(result.numeric()).isEqualTo(2.5);
    assertThat(result.entries()).isEqualTo(2);
    assertThat(result.passed()).isFalse();
  }

  @Test
  void aSmallEntryIsMeasuredAgainstATenthOfTheLargest() {
    GradientCheck.Result result = worst(new double[] {1e-3, -8}, new double[] {3e-3, -8});
    assertThat(result.error()).isCloseTo(2e-3 / 0.8, within(1e-15));
    assertThat(result.column()).isZero();
  }

  @Test
  void nothingIsMeasuredAgainstLessThanTheFloor() {
    GradientCheck.Result result = worst(new double[] {2e-4, 0}, new double[] {2e-4, 1e-10});
    assertThat(result.error()).isCloseTo(1e-7, within(1e-20));
    assertThat(result.passed()).isTrue();
    assertThat(worst(new double[] {0}, new double[] {2e-9}).passed()).isFalse();
    assertThat(worst(new double[] {0}, new double[] {0.9e-9}).passed()).isTrue();
    // What led to the floor: the last digits of the loss on a small entry.
    assertThat(worst(new double[] {4.7e-5}, new double[] {4.7e-5 * (1 + 8.4e-6)}).passed())
        .isTrue();
  }

  @Test
  void whatIsNotFiniteNeverPasses() {
    for (double odd :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      for (double other : new double[] {1, odd}) {
        GradientCheck.Result result =
            worst(new double[] {0.5, odd, 7}, new double[] {0.5, other, 8});
        assertThat(result.passed()).isFalse();
        assertThat(result.error()).isNaN();
        assertThat(result.column()).as("where %s is", odd).isEqualTo(1);
      }
    }
  }

  @Test
  void theWorstEntryIsNamedAsErrorsAre() {
    Matrix analytic = of(new double[] {1, 2}, new double[] {3, 0.01734});
    Matrix numeric = of(new double[] {1, 2}, new double[] {3, 0.32071});
    GradientCheck.Result result = GradientCheck.worst("bilstm.forward.forget.u", analytic, numeric);
    assertThat(result)
        .hasToString(
            "bilstm.forward.forget.u[1,1] analytic 0.0173400 numeric 0.320710"
                + " (error 9.5e-01, allowed 1e-06)");
  }

  @Test
  void slopeLeavesTheWeightAsItWas() {
    ModelCase network = ModelCase.all(random.nextLong()).get(0);
    LabRnn rnn = (LabRnn) network.model();
    ParameterHandler weight = new ParameterHandler(rnn.parameter("W_h"), 2, 1);
    double before = weight.get();
    double slope = GradientCheck.slope(rnn, weight, network.input(), network.output());
    assertThat(weight.get()).isEqualTo(before);
    assertThat(slope)
        .isCloseTo(weight.in(rnn.backpropagation(network.input(), network.output())), within(1e-8));
  }
}
