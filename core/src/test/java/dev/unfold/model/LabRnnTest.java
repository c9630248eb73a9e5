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

/** The lab's network: numbers by hand, a textbook's loops, and what it sees of a sentence. */
final class LabRnnTest extends SequenceModelContract {
  @Override
  SequenceModel glorot(NetworkSize size, DType dtype, RandomGenerator generator) {
    return LabRnn.glorot(size, dtype, generator);
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
  private final LabRnn tiny =
      new LabRnn(
          of(row(0.3), row(-0.7), row(1.1), row(0.4)),
          of(row(0.5), row(-0.2)),
          of(row(0.1, -0.4), row(0.8, 0.3)),
          of(row(0.6, -0.1), row(-0.5, 0.9), row(0.2, 0.7)));

  // The sentence 2 0 2 with the tags 1 2 0, number by number.
  private final double e0 = 1.1;
  private final double e1 = 0.3;
  private final double e2 = 1.1;

  private final double h00 = sigmoid(0.5 * e0);
  private final double h01 = sigmoid(-0.2 * e0);
  private final double h10 = sigmoid(0.5 * e1 + 0.1 * h00 - 0.4 * h01);
  private final double h11 = sigmoid(-0.2 * e1 + 0.8 * h00 + 0.3 * h01);
  private final double h20 = sigmoid(0.5 * e2 + 0.1 * h10 - 0.4 * h11);
  private final double h21 = sigmoid(-0.2 * e2 + 0.8 * h10 + 0.3 * h11);

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
    assertThat(loss).as("computed elsewhere").isCloseTo(1.1368498873359496, within(1e-14));
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

    double dh20 = 0.6 * ds20 - 0.5 * ds21 + 0.2 * ds22;
    double dh21 = -0.1 * ds20 + 0.9 * ds21 + 0.7 * ds22;
    double dz20 = dh20 * h20 * (1 - h20);
    double dz21 = dh21 * h21 * (1 - h21);
    double dh10 = 0.6 * ds10 - 0.5 * ds11 + 0.2 * ds12 + 0.1 * dz20 + 0.8 * dz21;
    double dh11 = -0.1 * ds10 + 0.9 * ds11 + 0.7 * ds12 - 0.4 * dz20 + 0.3 * dz21;
    double dz10 = dh10 * h10 * (1 - h10);
    double dz11 = dh11 * h11 * (1 - h11);
    double dh00 = 0.6 * ds00 - 0.5 * ds01 + 0.2 * ds02 + 0.1 * dz10 + 0.8 * dz11;
    double dh01 = -0.1 * ds00 + 0.9 * ds01 + 0.7 * ds02 - 0.4 * dz10 + 0.3 * dz11;
    double dz00 = dh00 * h00 * (1 - h00);
    double dz01 = dh01 * h01 * (1 - h01);

    Gradients gradients = new Gradients();
    assertThat(tiny.backpropagation(x, y, gradients)).isCloseTo(loss, within(1e-14));
    gradient(
        gradients,
        "W_y",
        row(ds00 * h00 + ds10 * h10 + ds20 * h20, ds00 * h01 + ds10 * h11 + ds20 * h21),
        row(ds01 * h00 + ds11 * h10 + ds21 * h20, ds01 * h01 + ds11 * h11 + ds21 * h21),
        row(ds02 * h00 + ds12 * h10 + ds22 * h20, ds02 * h01 + ds12 * h11 + ds22 * h21));
    gradient(
        gradients,
        "W_h",
        row(dz10 * h00 + dz20 * h10, dz10 * h01 + dz20 * h11),
        row(dz11 * h00 + dz21 * h10, dz11 * h01 + dz21 * h11));
    gradient(
        gradients,
        "W_x",
        row(dz00 * e0 + dz10 * e1 + dz20 * e2),
        row(dz01 * e0 + dz11 * e1 + dz21 * e2));
    gradient(
        gradients,
        "W_e",
        row(0.5 * dz10 - 0.2 * dz11),
        row(0),
        row(0.5 * dz00 - 0.2 * dz01 + 0.5 * dz20 - 0.2 * dz21),
        row(0));
    Matrix dwh = gradients.dense(tiny.parameter("W_h"));
    assertThat(dwh.get(0, 1)).as("numeric, elsewhere").isCloseTo(-0.02496261932716, within(1e-10));
  }

  private void gradient(Gradients gradients, String name, double[]... expected) {
    close(gradients.dense(tiny.parameter(name)), of(expected), 1e-13);
  }

  @Test
  void agreesWithTheTextbooksLoops() {
    for (int round = 0; round < 5; round++) {
      LabRnn rnn = LabRnn.glorot(SIZE, DType.FLOAT64, random);
      PlainRnn plain = new PlainRnn(rnn, PlainRnn.Bug.NONE);
      Gradients ours = new Gradients();
      Gradients theirs = new Gradients();
      assertThat(rnn.backpropagation(input, output, ours))
          .isCloseTo(plain.backpropagation(input, output, theirs), within(1e-13));
      sameGradients(rnn, ours, plain, theirs, 1e-13);
    }
  }

  @Test
  void outputsDependOnEarlierTokensOnly() {
    LabRnn rnn = LabRnn.glorot(SIZE, DType.FLOAT64, random);
    int[] sentence = input[2].clone();
    Matrix before = rnn.logForward(new int[][] {sentence});
    for (int t = 0; t < sentence.length; t++) {
      int[] other = sentence.clone();
      other[t] = (other[t] + 1) % SIZE.words();
      Matrix difference = rnn.logForward(new int[][] {other}).addScaled(-1, before);
      assertThat(difference.rows(0, t).maxAbs()).as("before %d", t).isLessThan(1e-14);
      assertThat(difference.row(t).maxAbs()).as("at %d", t).isGreaterThan(1e-6);
      if (t + 1 < sentence.length) {
        assertThat(difference.row(t + 1).maxAbs()).as("after %d", t).isGreaterThan(1e-9);
      }
    }
  }

  @Test
  void initialWeightsAreTheLabs() {
    LabRnn rnn = LabRnn.likeTheLab(new NetworkSize(6, 2, 3, 4), DType.FLOAT64, 1234);
    NumpyRandom draws = new NumpyRandom(1234);
    for (String name : new String[] {"W_e", "W_x", "W_h", "W_y"}) {
      double scale = name.equals("W_e") ? 0.01 : 1;
      for (double[] numbers : rnn.parameter(name).value().toArray()) {
        for (double number : numbers) {
          assertThat(number).isEqualTo(scale * draws.nextDouble());
        }
      }
    }
    assertThat(rnn.parameters())
        .extracting(p -> p.value().shape())
        .containsExactly("6×2", "3×2", "3×3", "4×3");
  }

  @Test
  void lossOfTheReadmeNeedsNoData() {
    LabRnn model = LabRnn.likeTheLab(new NetworkSize(4786, 50, 20, 12), DType.FLOAT64, 1234);
    assertThat(model.parameter("W_y").value().get(0, 0)).isEqualTo(0.6374233957270082);
  }

  @Test
  void misfittingWeightsAreNamed() {
    Matrix we = Matrix.zeros(DType.FLOAT64, 7, 2);
    Matrix wx = Matrix.zeros(DType.FLOAT64, 3, 2);
    Matrix wh = Matrix.zeros(DType.FLOAT64, 3, 3);
    Matrix wy = Matrix.zeros(DType.FLOAT64, 4, 3);
    assertThat(new LabRnn(we, wx, wh, wy).parameters()).hasSize(4);
    assertThatThrownBy(() -> new LabRnn(we, wh, wh, wy))
        .isInstanceOf(ShapeException.class)
        .hasMessage("W_x is 3×3, expected 3×2");
    assertThatThrownBy(() -> new LabRnn(we, wx, wx, wy))
        .isInstanceOf(ShapeException.class)
        .hasMessage("W_h is 3×2, expected 3×3");
    assertThatThrownBy(() -> new LabRnn(we, wx, wh, we))
        .isInstanceOf(ShapeException.class)
        .hasMessage("W_y is 7×2, expected 7×3");
    assertThatThrownBy(() -> new NetworkSize(7, 2, 0, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("hidden 0", "at least 1");
  }
}
