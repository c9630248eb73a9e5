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
import dev.unfold.nn.Affine;
import dev.unfold.nn.Batch;
import dev.unfold.nn.InitialState;
import dev.unfold.nn.Layer;
import dev.unfold.nn.Loss;
import dev.unfold.nn.Lstm;
import dev.unfold.nn.Rnn;
import dev.unfold.nn.Truncated;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A planted bug of each kind is caught, and what is right passes. */
final class LayerCheckTest {
  private final Random random = TestSeed.random();
  private final Batch batch =
      Batch.of(IntStream.of(3, 1, 17, 2).mapToObj(int[]::new).toArray(int[][]::new));
  private final Matrix x = Matrix.uniform(DType.FLOAT64, 23, 3, -1, 1, random);

  private List<String> failed(Layer layer) {
    return LayerCheck.run(layer, x, batch, random).stream()
        .filter(result -> !result.passed())
        .map(GradientCheck.Result::parameter)
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void aWrongWayBackIsCaught(Mistake mistake) {
    List<String> expected =
        switch (mistake) {
          case NONE -> List.of();
          case NO_SUM_OVER_TIME -> List.of("w", "b");
          case TRANSPOSED_GRADIENT -> List.of("u");
          case OVERWRITES -> List.of("w", "u", "b");
          case DX_OF_ONE_STEP_LATER -> List.of("x");
          default -> List.of("w", "u", "b", "x");
        };
    assertThat(failed(WrongRnn.draw(mistake, 3, 5, random))).isEqualTo(expected);
  }

  /** The layer goes forward with its gates in one order and back with two of them swapped. */
  @Test
  void swappedGatesAreCaught() {
    Affine[] gates = new Affine[4];
    List<String> names = List.of("input", "forget", "candidate", "output");
    for (int p = 0; p < 4; p++) {
      gates[p] = Affine.glorot(names.get(p), 3, 5, 0.1 * p, DType.FLOAT64, random);
    }
    InitialState zero = InitialState.zero(5, DType.FLOAT64);
    Lstm right = new Lstm(gates[0], gates[1], gates[2], gates[3], zero, zero);
    Lstm swapped = new Lstm(gates[1], gates[0], gates[2], gates[3], zero, zero);
    assertThat(failed(wayBackOf(right, right))).isEmpty();
    assertThat(failed(wayBackOf(right, swapped)))
        .contains("input.w", "input.u", "input.b", "forget.w", "forget.u", "forget.b", "x");
  }

  private static Layer wayBackOf(Layer layer, Layer other) {
    return new Layer() {
      @Override
      public List<Parameter> parameters() {
        return layer.parameters();
      }

      @Override
      public Pass forward(Matrix x, Batch batch) {
        Pass pass = layer.forward(x, batch);
        Pass back = other.forward(x, batch);
        return new Pass() {
          @Override
          public Matrix output() {
            return pass.output();
          }

          @Override
          public Matrix backward(Matrix dOutput, Gradients into) {
            return back.backward(dOutput, into);
          }
        };
      }
    };
  }

  /** A chunk of one step is a carry of dh (and dc) forgotten; b of the last step still has the right slope. */
  @Test
  void forgottenCarryOfRealLayersIsCaught() {
    Rnn rnn = Rnn.glorot("rnn", 3, 5, Activation.TANH, DType.FLOAT64, random);
    Lstm lstm = Lstm.glorot("lstm", 3, 5, DType.FLOAT64, random);
    assertThat(failed(new Truncated(rnn, 1))).containsExactly("rnn.w", "rnn.u", "rnn.b", "x");
    assertThat(failed(new Truncated(lstm, 1))).hasSize(13);
    assertThat(failed(new Truncated(lstm, 17))).isEmpty();
  }

  @Test
  void theWorstEntryIsNamed() {
    WrongRnn layer = WrongRnn.draw(Mistake.TRANSPOSED_GRADIENT, 3, 5, random);
    GradientCheck.Result result = LayerCheck.run(layer, x, batch, random).get(1);
    assertThat(result.entries()).isEqualTo(25);
    assertThat(result.error()).isGreaterThan(1e-3);
    assertThat(result.toString()).startsWith("u[").contains("allowed 1e-06");
  }

  @Test
  void nothingIsLeftChanged() {
    WrongRnn layer = WrongRnn.draw(Mistake.NONE, 3, 5, random);
    Matrix xWas = x.copy();
    Matrix uWas = layer.u().value().copy();
    LayerCheck.run(layer, x, batch, random);
    assertThat(x.toArray()).isDeepEqualTo(xWas.toArray());
    assertThat(layer.u().value().toArray()).isDeepEqualTo(uWas.toArray());
  }

  @Test
  void whatIsNotANumberDoesNotPass() {
    WrongRnn layer = WrongRnn.draw(Mistake.NONE, 3, 5, random);
    layer.b().value().set(0, 2, Double.NaN);
    assertThat(failed(layer)).containsExactly("w", "u", "b", "x");
  }

  /** Doubles a token, or drops it, as the batch's noise says. */
  @Test
  void noiseThatReplaysIsNoDisturbance() {
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
    assertThat(LayerCheck.run(noisy, x, () -> batch.withNoise(new Random(5)), random))
        .singleElement()
        .matches(GradientCheck.Result::passed);
    assertThat(LayerCheck.run(noisy, x, batch.withNoise(new Random(5)), random))
        .singleElement()
        .matches(result -> !result.passed());
  }

  @Test
  void float32IsRefused() {
    WrongRnn layer = WrongRnn.draw(Mistake.NONE, 3, 5, random);
    assertThatThrownBy(() -> LayerCheck.run(layer, x.as(DType.FLOAT32), batch, random))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x is 23×3 float32, expected float64");
  }

  /** The mean of ½ Σ (s − v [k = y])², v a parameter; {@code factor} and {@code shift} are 1 and 0 where it is right. */
  private record Squares(Parameter v, double factor, double shift) implements Loss {
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
        public Matrix backward(Gradients into) {
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
      throw new UnsupportedOperationException();
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

  private List<String> failed(Loss loss) {
    Matrix scores = Matrix.uniform(DType.FLOAT64, 23, 4, -1, 1, random);
    int[] y = random.ints(23, 0, 4).toArray();
    return LayerCheck.run(loss, scores, batch, y).stream()
        .filter(result -> !result.passed())
        .map(GradientCheck.Result::parameter)
        .toList();
  }

  @Test
  void aWrongLossIsCaught() {
    Parameter v = new Parameter("v", Matrix.uniform(DType.FLOAT64, 1, 4, 0, 1, random));
    assertThat(failed(new Squares(v, 1, 0))).isEmpty();
    assertThat(failed(new Squares(v, -1, 0))).containsExactly("scores");
    assertThat(failed(new Squares(v, 23, 0))).containsExactly("scores");
    assertThat(failed(new Squares(v, 1, 0.01))).containsExactly("v");
  }
}
