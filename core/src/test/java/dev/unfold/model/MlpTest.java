package dev.unfold.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.ShapeException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The feed-forward network: numbers by hand, and a window of three words. */
final class MlpTest extends SequenceModelContract {
  @Override
  SequenceModel glorot(NetworkSize size, DType dtype, RandomGenerator generator) {
    return Mlp.glorot(size, dtype, generator);
  }

  private static Matrix of(double[]... rows) {
    return Matrix.of(DType.FLOAT64, rows);
  }

  private static double[] row(double... numbers) {
    return numbers;
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  /** V 4, E 1, H 2, K 3. */
  private final Mlp tiny =
      new Mlp(
          of(row(0.3), row(-0.7), row(1.1), row(0.4)),
          of(row(-0.3), row(0.9)),
          of(row(0.5), row(-0.2)),
          of(row(0.7), row(0.25)),
          of(row(0.6, -0.1), row(-0.5, 0.9), row(0.2, 0.7)));

  // The sentence 2 0 2 with the tags 1 2 0, number by number.
  private final double e0 = 1.1;
  private final double e1 = 0.3;
  private final double e2 = 1.1;

  private final double h00 = sigmoid(0.5 * e0 + 0.7 * e1);
  private final double h01 = sigmoid(-0.2 * e0 + 0.25 * e1);
  private final double h10 = sigmoid(-0.3 * e0 + 0.5 * e1 + 0.7 * e2);
  private final double h11 = sigmoid(0.9 * e0 - 0.2 * e1 + 0.25 * e2);
  private final double h20 = sigmoid(-0.3 * e1 + 0.5 * e2);
  private final double h21 = sigmoid(0.9 * e1 - 0.2 * e2);

  private final double s00 = 0.6 * h00 - 0.1 * h01;
  private final double s01 = -0.5 * h00 + 0.9 * h01;
  private final double s02 = 0.2 * h00 + 0.7 * h01;
  private final double s10 = 0.6 * h10 - 0.1 * h11;
  private final double s11 = -0.5 * h10 + 0.9 * h11;
  private final double s12 = 0.2 * h10 + 0.7 * h11;
  private final double s20 = 0.6 * h20 - 0.1 * h21;
  private final double s21 = -0.5 * h20 + 0.9 * h21;
  private final double s22 = 0.2 * h20 + 0.7 * h21;

  private final double sum0 = Math.exp(s00) + Math.exp(s01) + Math.exp(s02);
  private final double sum1 = Math.exp(s10) + Math.exp(s11) + Math.exp(s12);
  private final double sum2 = Math.exp(s20) + Math.exp(s21) + Math.exp(s22);

  private final double loss =
      -(s01 - Math.log(sum0) + s12 - Math.log(sum1) + s20 - Math.log(sum2)) / 3;

  private final int[][] x = {{2, 0, 2}};
  private final int[][] y = {{1, 2, 0}};

  @Test
  void forwardByHand() {
    Matrix expected =
        of(
            row(s00 - Math.log(sum0), s01 - Math.log(sum0), s02 - Math.log(sum0)),
            row(s10 - Math.log(sum1), s11 - Math.log(sum1), s12 - Math.log(sum1)),
            row(s20 - Math.log(sum2), s21 - Math.log(sum2), s22 - Math.log(sum2)));
    close(tiny.logForward(x), expected, 1e-14);
    assertThat(tiny.crossEntropyLoss(x, y)).isCloseTo(loss, within(1e-14));
    assertThat(loss).as("computed elsewhere").isCloseTo(1.1120698042967638, within(1e-14));
  }

  @Test
  void backwardByHand() {
    double ds00 = Math.exp(s00) / sum0 / 3;
    double ds01 = (Math.exp(s01) / sum0 - 1) / 3;
    double ds02 = Math.exp(s02) / sum0 / 3;
    double ds10 = Math.exp(s10) / sum1 / 3;
    double ds11 = Math.exp(s11) / sum1 / 3;
    double ds12 = (Math.exp(s12) / sum1 - 1) / 3;
    double ds20 = (Math.exp(s20) / sum2 - 1) / 3;
    double ds21 = Math.exp(s21) / sum2 / 3;
    double ds22 = Math.exp(s22) / sum2 / 3;

    double dz00 = (0.6 * ds00 - 0.5 * ds01 + 0.2 * ds02) * h00 * (1 - h00);
    double dz01 = (-0.1 * ds00 + 0.9 * ds01 + 0.7 * ds02) * h01 * (1 - h01);
    double dz10 = (0.6 * ds10 - 0.5 * ds11 + 0.2 * ds12) * h10 * (1 - h10);
    double dz11 = (-0.1 * ds10 + 0.9 * ds11 + 0.7 * ds12) * h11 * (1 - h11);
    double dz20 = (0.6 * ds20 - 0.5 * ds21 + 0.2 * ds22) * h20 * (1 - h20);
    double dz21 = (-0.1 * ds20 + 0.9 * ds21 + 0.7 * ds22) * h21 * (1 - h21);

    double de0 = 0.5 * dz00 - 0.2 * dz01 - 0.3 * dz10 + 0.9 * dz11;
    double de1 = 0.7 * dz00 + 0.25 * dz01 + 0.5 * dz10 - 0.2 * dz11 - 0.3 * dz20 + 0.9 * dz21;
    double de2 = 0.7 * dz10 + 0.25 * dz11 + 0.5 * dz20 - 0.2 * dz21;

    Gradients gradients = new Gradients();
    assertThat(tiny.backpropagation(x, y, gradients)).isCloseTo(loss, within(1e-14));
    gradient(
        gradients,
        "W_y",
        row(ds00 * h00 + ds10 * h10 + ds20 * h20, ds00 * h01 + ds10 * h11 + ds20 * h21),
        row(ds01 * h00 + ds11 * h10 + ds21 * h20, ds01 * h01 + ds11 * h11 + ds21 * h21),
        row(ds02 * h00 + ds12 * h10 + ds22 * h20, ds02 * h01 + ds12 * h11 + ds22 * h21));
    gradient(gradients, "W_before", row(dz10 * e0 + dz20 * e1), row(dz11 * e0 + dz21 * e1));
    gradient(
        gradients,
        "W_x",
        row(dz00 * e0 + dz10 * e1 + dz20 * e2),
        row(dz01 * e0 + dz11 * e1 + dz21 * e2));
    gradient(gradients, "W_after", row(dz00 * e1 + dz10 * e2), row(dz01 * e1 + dz11 * e2));
    gradient(gradients, "W_e", row(de1), row(0), row(de0 + de2), row(0));
    Matrix dwe = gradients.dense(tiny.parameter("W_e"));
    assertThat(dwe.get(0, 0)).as("numeric, elsewhere").isCloseTo(0.07797997398917, within(1e-10));
  }

  private void gradient(Gradients gradients, String name, double[]... expected) {
    close(gradients.dense(tiny.parameter(name)), of(expected), 1e-13);
  }

  @Test
  void outputsDependOnAdjacentTokensOnly() {
    Mlp mlp = Mlp.glorot(SIZE, DType.FLOAT64, random);
    int[] sentence = input[2];
    Matrix before = mlp.logForward(new int[][] {sentence});
    for (int t = 0; t < sentence.length; t++) {
      int[] other = sentence.clone();
      other[t] = (other[t] + 1) % SIZE.words();
      Matrix difference = mlp.logForward(new int[][] {other}).addScaled(-1, before);
      for (int row = 0; row < sentence.length; row++) {
        double change = difference.row(row).maxAbs();
        if (Math.abs(row - t) <= 1) {
          assertThat(change).as("word %d, row %d", t, row).isGreaterThan(1e-6);
        } else {
          assertThat(change).as("word %d, row %d", t, row).isLessThan(1e-14);
        }
      }
    }
  }

  @Test
  void misfittingWeightsAreNamed() {
    Matrix we = Matrix.zeros(DType.FLOAT64, 7, 2);
    Matrix wx = Matrix.zeros(DType.FLOAT64, 3, 2);
    Matrix wy = Matrix.zeros(DType.FLOAT64, 4, 3);
    Matrix odd = Matrix.zeros(DType.FLOAT64, 3, 4);
    assertThat(new Mlp(we, wx, wx, wx, wy).parameters())
        .extracting(p -> p.name())
        .containsExactly("W_e", "W_before", "W_x", "W_after", "W_y");
    assertThatThrownBy(() -> new Mlp(we, odd, wx, wx, wy))
        .isInstanceOf(ShapeException.class)
        .hasMessage("W_before is 3×4, expected 3×2");
    assertThatThrownBy(() -> new Mlp(we, wx, odd, wx, wy))
        .isInstanceOf(ShapeException.class)
        .hasMessage("W_x is 3×4, expected 3×2");
    assertThatThrownBy(() -> new Mlp(we, wx, wx, odd, wy))
        .isInstanceOf(ShapeException.class)
        .hasMessage("W_after is 3×4, expected 3×2");
    assertThatThrownBy(() -> new Mlp(we, wx, wx, wx, odd))
        .isInstanceOf(ShapeException.class)
        .hasMessage("W_y is 3×4, expected 3×3");
  }
}
