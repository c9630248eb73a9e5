package dev.unfold.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.TestSeed;
import dev.unfold.check.WrongRnn.Mistake;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Activation;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Gate;
import dev.unfold.nn.InitialState;
import dev.unfold.nn.Layer;
import dev.unfold.nn.Lstm;
import dev.unfold.nn.Recurrent;
import dev.unfold.nn.Rnn;
import dev.unfold.nn.Stack;
import dev.unfold.nn.TagOutput;
import dev.unfold.nn.Truncated;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A planted bug of each kind fails in the rows that {@code unfold check} prints; right layers pass. */
final class CheckRowTest {
  private final Random random = TestSeed.random();

  private CheckRow row(CheckCase.DrawLayer layer) {
    return CheckCase.ofLayer("planted", 3, layer).run(random.nextLong(), Optional.empty());
  }

  /** The tensors whose numeric gradient check fails; the row must then fail too. */
  private static List<String> failed(CheckRow row) {
    List<String> failed =
        row.slopes().stream()
            .filter(result -> !result.passed())
            .map(GradientCheck.Result::parameter)
            .toList();
    assertThat(row.float32().all()).as("the bug is the same in float32").allMatch(Comparison::held);
    assertThat(row.passed()).isEqualTo(failed.isEmpty() && row.held());
    if (!failed.isEmpty()) {
      assertThat(row.failure().orElseThrow())
          .startsWith("gradient check: " + row.worstSlope().parameter() + "[")
          .endsWith("allowed 1e-06) in planted");
    }
    return failed;
  }

  @ParameterizedTest
  @EnumSource
  void wrongBackwardPassFails(Mistake mistake) {
    List<String> expected =
        switch (mistake) {
          case NONE -> List.of();
          case NO_SUM_OVER_TIME -> List.of("w", "b");
          case TRANSPOSED_GRADIENT -> List.of("u");
          case OVERWRITES -> List.of("w", "u", "b");
          case DX_OF_THE_NEXT_STEP -> List.of("x");
          default -> List.of("w", "u", "b", "x");
        };
    CheckRow row = row((dtype, random) -> WrongRnn.draw(mistake, 3, 5, dtype, random));
    assertThat(failed(row)).isEqualTo(expected);
  }

  /** The backward pass has two gates swapped. */
  @Test
  void swappedGatesFail() {
    assertThat(failed(row((dtype, random) -> lstm(dtype, random, 0, 1)))).isEmpty();
    assertThat(failed(row((dtype, random) -> lstm(dtype, random, 1, 0))))
        .contains("input.w", "input.u", "input.b", "forget.w", "forget.u", "forget.b", "x");
  }

  /** An LSTM whose backward pass takes its first two gates in the given order. */
  private static Layer lstm(DType dtype, RandomGenerator random, int first, int second) {
    Gate[] gates = new Gate[4];
    List<String> names = List.of("input", "forget", "candidate", "output");
    for (int p = 0; p < 4; p++) {
      gates[p] = Gate.glorot(names.get(p), 3, 5, 0.1 * p, dtype, random);
    }
    InitialState zero = InitialState.zero(5, dtype);
    return withBackwardOf(
        new Lstm(gates[0], gates[1], gates[2], gates[3], zero, zero),
        new Lstm(gates[first], gates[second], gates[2], gates[3], zero, zero));
  }

  private static Layer withBackwardOf(Layer layer, Layer other) {
    return new Layer() {
      @Override
      public List<Parameter> parameters() {
        return layer.parameters();
      }

      @Override
      public Pass forward(Matrix x, Batch batch) {
        Pass pass = layer.forward(x, batch);
        Pass swapped = other.forward(x, batch);
        return new Pass() {
          @Override
          public Matrix output() {
            return pass.output();
          }

          @Override
          public Matrix backward(Matrix dOutput, Gradients into) {
            return swapped.backward(dOutput, into);
          }
        };
      }
    };
  }

  /** The carry of dh (and dc) is forgotten at every step; b of the last step still has the right gradient. */
  @Test
  void forgottenCarryOfRealLayersFails() {
    assertThat(failed(row((dtype, random) -> Stack.of(new Truncated(rnn(dtype, random), 1)))))
        .containsExactly("rnn.w", "rnn.u", "rnn.b", "x");
    CheckCase.DrawLayer lstm = (dtype, random) -> Lstm.glorot("lstm", 3, 5, dtype, random);
    assertThat(failed(row((dtype, random) -> truncated(lstm, 1, dtype, random)))).hasSize(13);
    assertThat(failed(row((dtype, random) -> truncated(lstm, 17, dtype, random)))).isEmpty();
  }

  /** A truncated layer in a stack, which the check does not recognise. */
  private static Layer truncated(
      CheckCase.DrawLayer layer, int steps, DType dtype, RandomGenerator random) {
    return Stack.of(new Truncated((Recurrent) layer.of(dtype, random), steps));
  }

  private static Rnn rnn(DType dtype, RandomGenerator random) {
    return Rnn.glorot("rnn", 3, 5, Activation.TANH, dtype, random);
  }

  @Test
  void worstEntryIsNamed() {
    CheckRow row =
        row((dtype, random) -> WrongRnn.draw(Mistake.TRANSPOSED_GRADIENT, 3, 5, dtype, random));
    assertThat(row.worstSlope().parameter()).isEqualTo("u");
    assertThat(row.worstSlope().entries()).isEqualTo(25);
    assertThat(row.parameterError().orElseThrow())
        .isEqualTo(row.worstSlope().error())
        .isGreaterThan(1e-3);
    assertThat(row.inputError().orElseThrow()).isLessThan(1e-6);
    assertThat(row.failure().orElseThrow())
        .matches(
            "gradient check: u\\[\\d,\\d] analytic \\S+ numeric \\S+ \\(error .+\\) in planted");
  }

  @Test
  void valuesAreRestored() {
    CheckCase.DrawLayer draw = (dtype, random) -> WrongRnn.draw(Mistake.NONE, 3, 5, dtype, random);
    CheckableLayer checkable =
        (CheckableLayer) CheckCase.ofLayer("right", 3, draw).checkable(DType.FLOAT64, 7);
    Matrix xWas = checkable.x().copy();
    Matrix uWas = ((WrongRnn) checkable.layer()).u().value().copy();
    GradientCheck.run(checkable);
    Invariants.run(checkable);
    Invariants.causal(checkable);
    assertThat(checkable.x().toArray()).isDeepEqualTo(xWas.toArray());
    assertThat(((WrongRnn) checkable.layer()).u().value().toArray()).isDeepEqualTo(uWas.toArray());
  }

  @Test
  void nanFails() {
    CheckRow row =
        row(
            (dtype, random) -> {
              WrongRnn layer = WrongRnn.draw(Mistake.NONE, 3, 5, dtype, random);
              layer.b().value().set(0, 2, Double.NaN);
              return layer;
            });
    assertThat(row.slopes()).noneMatch(GradientCheck.Result::passed);
    assertThat(row.parameterError().orElseThrow()).isNaN();
    assertThat(row.inputError().orElseThrow()).isNaN();
    assertThat(row.held()).isFalse();
    assertThat(row.float32().difference()).isNaN();
    assertThat(row.failure().orElseThrow()).startsWith("gradient check: ").contains("NaN");
  }

  /** Doubles or drops a token, depending on the batch's noise. */
  @Test
  void replayedNoisePasses() {
    Layer noisy =
        new Layer() {
          @Override
          public List<Parameter> parameters() {
            return List.of();
          }

          @Override
          public Pass forward(Matrix x, Batch batch) {
            Matrix mask = Matrix.zeros(x.dtype(), x.rows(), x.columns());
            for (int r = 0; r < x.rows(); r++) {
              mask.row(r).fill(batch.noise().orElseThrow().nextBoolean() ? 2 : 0);
            }
            return new Pass() {
              @Override
              public Matrix output() {
                return x.copy().multiply(mask);
              }

              @Override
              public Matrix backward(Matrix dOutput, Gradients into) {
                return dOutput.copy().multiply(mask);
              }
            };
          }
        };
    CheckCase noise = CheckCase.ofLayer("noise", 3, (dtype, random) -> noisy);
    CheckableLayer checkable = (CheckableLayer) noise.withNoise().checkable(DType.FLOAT64, 5);
    assertThat(GradientCheck.run(checkable)).singleElement().matches(GradientCheck.Result::passed);
  }

  @Test
  void float32IsRejected() {
    Checkable narrow = CheckCase.ofLayer("rnn", 3, CheckRowTest::rnn).checkable(DType.FLOAT32, 5);
    assertThatThrownBy(() -> GradientCheck.run(narrow))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x is 23×3 float32, expected float64");
  }

  /**
   * The mean of ½ Σ (s − v [k = y])², v a parameter; {@code factor} and {@code shift} are 1 and 0 for the right
   * gradient.
   */
  private record Squares(Parameter v, double factor, double shift) implements TagOutput {
    @Override
    public Pass forward(Matrix scores, Batch batch, int[] y) {
      Matrix distance = scores.copy();
      for (int r = 0; r < y.length; r++) {
        distance.set(r, y[r], distance.get(r, y[r]) - v.value().get(0, y[r]));
      }
      return new Pass() {
        @Override
        public double loss() {
          return distance.copy().multiply(distance).sum() / (2 * y.length);
        }

        @Override
        public Matrix backward(double share, Gradients into) {
          for (int r = 0; r < y.length; r++) {
            double dv = into.of(v).get(0, y[r]) - distance.get(r, y[r]) / y.length;
            into.of(v).set(0, y[r], dv + shift);
          }
          return distance.copy().scale(factor / y.length);
        }
      };
    }

    @Override
    public Matrix logProbabilities(Matrix scores, Batch batch) {
      return scores;
    }

    @Override
    public int[] decode(Matrix scores, Batch batch) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(v);
    }
  }

  private List<String> failed(double factor, double shift) {
    CheckRow row =
        CheckCase.ofOutput(
                "planted",
                4,
                (dtype, random) ->
                    new Squares(
                        new Parameter("v", Matrix.uniform(dtype, 1, 4, 0, 1, random)),
                        factor,
                        shift))
            .run(random.nextLong(), Optional.empty());
    return failed(row);
  }

  @Test
  void wrongOutputLayerFails() {
    assertThat(failed(1, 0)).isEmpty();
    assertThat(failed(-1, 0)).containsExactly("x");
    assertThat(failed(23, 0)).containsExactly("x");
    assertThat(failed(1, 0.01)).containsExactly("v");
  }
}
