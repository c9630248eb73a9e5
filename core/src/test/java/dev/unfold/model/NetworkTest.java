package dev.unfold.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.TestSeed;
import dev.unfold.check.CheckableModel;
import dev.unfold.check.Comparison;
import dev.unfold.check.GradientCheck;
import dev.unfold.check.Invariants;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Activation;
import dev.unfold.nn.Batch;
import dev.unfold.nn.CrossEntropy;
import dev.unfold.nn.Dropout;
import dev.unfold.nn.Embedding;
import dev.unfold.nn.Gate;
import dev.unfold.nn.InitialState;
import dev.unfold.nn.Linear;
import dev.unfold.nn.Rnn;
import dev.unfold.optim.Sgd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks of layers: the lab's network once more, and every architecture. */
final class NetworkTest {
  private static final NetworkSize SIZE = new NetworkSize(7, 6, 4, 5);
  private static final int[] LENGTHS = {3, 1, 17, 2};

  private static int[][] draw(int bound, RandomGenerator random) {
    return Arrays.stream(LENGTHS)
        .mapToObj(length -> random.ints(length, 0, bound).toArray())
        .toArray(int[][]::new);
  }

  /** The layers with the very weights of the lab's network; its sums have no bias, here they are zero. */
  private static Network of(LabRnn lab) {
    Parameter bias = new Parameter("b", Matrix.zeros(DType.FLOAT64, 1, SIZE.hidden()));
    Gate weights = new Gate(lab.parameter("W_x"), lab.parameter("W_h"), bias);
    InitialState zero = InitialState.zero(SIZE.hidden(), DType.FLOAT64);
    return Network.ofWords(
        new Embedding(lab.parameter("W_e")),
        new Rnn(Activation.SIGMOID, weights, zero),
        Linear.withoutBias(lab.parameter("W_y")),
        new CrossEntropy());
  }

  @Test
  void isTheLabsNetworkToTheLastDigits() {
    Random random = TestSeed.random();
    LabRnn lab = LabRnn.glorot(SIZE, DType.FLOAT64, random);
    Network network = of(lab);
    assertThat(network.parameters())
        .extracting(Parameter::name)
        .containsExactly("W_e", "W_x", "W_h", "b", "W_y");
    for (int round = 0; round < 5; round++) {
      int[][] input = draw(SIZE.words(), random);
      int[][] output = draw(SIZE.tags(), random);
      Gradients expected = new Gradients();
      Gradients actual = new Gradients();
      double loss = lab.backpropagation(input, output, expected);
      assertThat(network.backpropagation(input, output, actual)).isCloseTo(loss, within(1e-12));
      assertThat(network.crossEntropyLoss(input, output)).isCloseTo(loss, within(1e-12));
      close(network.logForward(input), lab.logForward(input));
      assertThat(network.predict(input)).isDeepEqualTo(lab.predict(input));
      for (Parameter parameter : lab.parameters()) {
        close(actual.dense(parameter), expected.dense(parameter));
      }
      lab.update(input, output, new Sgd(0.5)); // the weights are shared
    }
  }

  private static void close(Matrix actual, Matrix expected) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    double difference = actual.copy().addScaled(-1, expected).maxAbs();
    assertThat(difference).isLessThanOrEqualTo(1e-12 * expected.maxAbs());
  }

  /** Every architecture that is a network of layers. */
  static List<NetworkPlan> architectures() {
    List<NetworkPlan> all = new ArrayList<>();
    for (BodyKind cell : BodyKind.values()) {
      if (cell.equals(BodyKind.MLP)) {
        continue;
      }
      for (int options = 0; options < 8; options++) {
        int layers = 1 + options % 2;
        boolean bidirectional = options / 2 % 2 == 1;
        boolean crf = options / 4 == 1;
        all.add(Plans.words(cell, SIZE.embedding(), SIZE.hidden(), layers, bidirectional, crf));
      }
    }
    all.removeIf(NetworkPlan::isOfTheLab);
    return all;
  }

  private static Network network(NetworkPlan architecture, DType dtype) {
    Random random = new Random(1234);
    Network network =
        (Network)
            architecture.sequenceModel(
                SIZE.words(), new NetworkPlan.HeadSpec("output", SIZE.tags()), dtype, random);
    for (Parameter parameter : network.parameters()) { // no bias is zero, no two entries are equal
      Matrix value = parameter.value();
      value.add(Matrix.uniform(dtype, value.rows(), value.columns(), -0.4, 0.4, random));
    }
    return network;
  }

  @Test
  void thirtyNinePlans() {
    assertThat(architectures()).hasSize(39).doesNotHaveDuplicates();
    assertThat(architectures())
        .extracting(NetworkPlan::toString)
        .doesNotHaveDuplicates()
        .contains("lstm", "bidirectional gru, crf", "transformer, 2 layers");
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void gradientsAreSlopesAndSentencesDoNotFeelEachOther(NetworkPlan architecture) {
    Random random = new Random(7);
    int[][] input = draw(SIZE.words(), random);
    int[][] output = draw(SIZE.tags(), random);
    Network network = network(architecture, DType.FLOAT64);
    assertThat(GradientCheck.run(network, input, output))
        .hasSameSizeAs(network.parameters())
        .allMatch(GradientCheck.Result::passed);
    assertThat(Invariants.run(new CheckableModel(network, input, output)))
        .allMatch(Comparison::held);
    Network narrow = network(architecture, DType.FLOAT32);
    assertThat(Invariants.run(new CheckableModel(narrow, input, output)))
        .allMatch(Comparison::held);
    assertThat(narrow.crossEntropyLoss(input, output))
        .isCloseTo(network.crossEntropyLoss(input, output), within(1e-5));
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void aSentenceIsTaggedAloneAsInAnyBatch(NetworkPlan architecture) {
    int[][] input = draw(SIZE.words(), new Random(8));
    Network network = network(architecture, DType.FLOAT64);
    int[][] together = network.predict(input);
    for (int s = 0; s < input.length; s++) {
      assertThat(network.predict(new int[][] {input[s]})[0]).isEqualTo(together[s]);
    }
    Matrix p = network.logForward(input).exp();
    for (int r = 0; r < p.rows(); r++) {
      assertThat(p.row(r).sum()).isCloseTo(1, within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void directionsSeeWhatTheyShould(NetworkPlan architecture) {
    Network network = network(architecture, DType.FLOAT64);
    int[] sentence = {3, 0, 6, 2, 5};
    int[] other = {3, 0, 6, 2, 1};
    Matrix before = scores(network, sentence);
    Matrix after = scores(network, other);
    double first = after.row(0).addScaled(-1, before.row(0)).maxAbs();
    assertThat(first > 0)
        .as("the first token sees the last")
        .isEqualTo(architecture.bidirectional());
    assertThat(after.row(4).addScaled(-1, before.row(4)).maxAbs()).isGreaterThan(1e-4);
  }

  private static Matrix scores(Network network, int... sentence) {
    int[][] input = {sentence};
    return network.scores(network.words(input), Batch.of(input));
  }

  /** p(y) = exp(−T·L): the best of all sequences is the one with the lowest loss, whatever its tags' own chances. */
  @Test
  void aCrfPredictsTheBestSequence() {
    Random random = new Random(5);
    NetworkSize size = new NetworkSize(7, 6, 4, 3);
    NetworkPlan architecture = Plans.words(Cell.LSTM, 6, 4, 1, true, true);
    int otherThanTagByTag = 0;
    for (int round = 0; round < 20; round++) {
      SequenceModel network =
          architecture.sequenceModel(
              size.words(), new NetworkPlan.HeadSpec("output", size.tags()), DType.FLOAT64, random);
      for (Parameter parameter : network.parameters()) {
        Matrix value = parameter.value();
        value.add(Matrix.uniform(DType.FLOAT64, value.rows(), value.columns(), -2, 2, random));
      }
      int[][] input = {random.ints(4, 0, 7).toArray()};
      double[][] chances = new double[4][3];
      int[] best = new int[4];
      double lowest = Double.POSITIVE_INFINITY;
      for (int n = 0; n < 81; n++) {
        int[] tags = {n % 3, n / 3 % 3, n / 9 % 3, n / 27};
        double loss = network.crossEntropyLoss(input, new int[][] {tags});
        IntStream.range(0, 4).forEach(t -> chances[t][tags[t]] += Math.exp(-4 * loss));
        if (loss < lowest) {
          lowest = loss;
          best = tags;
        }
      }
      assertThat(network.predict(input)[0]).containsExactly(best);
      Matrix p = network.logForward(input).exp();
      close(p, Matrix.of(DType.FLOAT64, chances));
      int[] tagByTag = IntStream.range(0, 4).map(p::argMax).toArray();
      otherThanTagByTag += Arrays.equals(tagByTag, best) ? 0 : 1;
    }
    assertThat(otherThanTagByTag).as("the best sequence is not the best tags").isPositive();
  }

  /** What a batch brings of noise reaches the layers, forward and backward. */
  @Test
  void noiseReachesTheLayers() {
    Random random = new Random(9);
    Network network =
        Network.ofWords(
            Embedding.glorot("embedding", 7, 6, DType.FLOAT64, random),
            new Dropout(0.5),
            Linear.glorot("output", 6, 5, DType.FLOAT64, random),
            new CrossEntropy());
    int[][] input = draw(SIZE.words(), random);
    int[][] output = draw(SIZE.tags(), random);
    double quiet = network.backpropagation(input, output, new Gradients());
    double[] losses = new double[3];
    Gradients[] gradients = {new Gradients(), new Gradients(), new Gradients()};
    for (int i = 0; i < 3; i++) {
      Batch noisy = Batch.of(input).withNoise(new Random(i / 2));
      losses[i] = network.backpropagation(noisy, input, output, 1, gradients[i]);
    }
    assertThat(losses[0]).isEqualTo(losses[1]).isNotEqualTo(losses[2]).isNotEqualTo(quiet);
    Parameter w = network.parameter("output.w");
    double[][] gradient = gradients[0].dense(w).toArray();
    assertThat(gradients[1].dense(w).toArray()).isDeepEqualTo(gradient);
    assertThat(Arrays.deepEquals(gradients[2].dense(w).toArray(), gradient)).isFalse();
  }
}
