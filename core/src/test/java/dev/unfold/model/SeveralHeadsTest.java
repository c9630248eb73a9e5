package dev.unfold.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.check.CheckableModel;
import dev.unfold.check.Comparison;
import dev.unfold.check.GradientCheck;
import dev.unfold.check.Invariants;
import dev.unfold.check.JointModel;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.PackedWeights;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.Workspace;
import dev.unfold.nn.Batch;
import dev.unfold.nn.CachedTokens;
import dev.unfold.nn.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SeveralHeadsTest {
  private static final int[] TAGS = {5, 3, 4};
  private static final int[] LENGTHS = {3, 1, 9, 2};
  private static final NetworkPlan.Sizes SIZES =
      new NetworkPlan.Sizes(
          6,
          8,
          7,
          List.of(
              new NetworkPlan.HeadSpec("upos", TAGS[0]),
              new NetworkPlan.HeadSpec("xpos", TAGS[1]),
              new NetworkPlan.HeadSpec("feats", TAGS[2])));

  /** Seven words: two share an id, one has no features, one no letters. */
  private static final Words WORDS =
      new Words(
          new int[] {0, 5, 2, 0, 4, 1, 3},
          new int[][] {{7, 0}, {1}, {}, {2, 3, 4}, {5, 5}, {6, 0}, {1, 2}},
          new int[][] {{1, 2}, {6}, {3, 3, 0, 4}, {5}, {}, {2, 6, 1}, {4, 5}});

  private static NetworkPlan plan(Cell cell, int affix, int letter, int layers, boolean crf) {
    return new NetworkPlan(
        new EncoderPlan(3, affix, letter, 2, 0.3),
        new BodyPlan(BodyKind.of(cell), 4, layers, true, 0.2),
        crf,
        0.7);
  }

  private static JointModel model(NetworkPlan plan, DType dtype) {
    Random random = new Random(7);
    Network network = plan.create(SIZES, new Weights.Initialised(dtype, random));
    for (Parameter parameter : network.parameters()) {
      Matrix value = parameter.value();
      value.add(Matrix.uniform(dtype, value.rows(), value.columns(), -0.4, 0.4, random));
    }
    return new JointModel(network, WORDS, TAGS);
  }

  private static int[][] draw(int bound, RandomGenerator random) {
    return Arrays.stream(LENGTHS)
        .mapToObj(length -> random.ints(length, 0, bound).toArray())
        .toArray(int[][]::new);
  }

  private static CheckableModel checkable(NetworkPlan plan, DType dtype) {
    Random random = new Random(8);
    return new CheckableModel(
        model(plan, dtype), draw(WORDS.size(), random), draw(TAGS[0], random));
  }

  @ParameterizedTest
  @CsvSource({
    "LSTM, 2, 3, 1, false",
    "GRU, 2, 3, 2, true",
    "RNN, 0, 3, 1, false",
    "GRU, 2, 0, 1, false",
    "LSTM, 0, 0, 2, true"
  })
  void gradientIsSlopeAndSentencesDoNotFeelEachOther(
      Cell cell, int affix, int letter, int layers, boolean crf) {
    CheckableModel checkable = checkable(plan(cell, affix, letter, layers, crf), DType.FLOAT64);
    assertThat(GradientCheck.run(checkable)).allMatch(GradientCheck.Result::passed);
    assertThat(Invariants.run(checkable)).allMatch(Comparison::held);
  }

  /** Given vectors have no gradient, but all else must have the right one beside them. */
  @Test
  void givenVectorsLeaveTheGradientsAsTheyAre() {
    Random random = new Random(5);
    Matrix table = Matrix.uniform(DType.FLOAT64, 4, 3, -1, 1, random);
    NetworkPlan.Sizes sizes =
        new NetworkPlan.Sizes(6, 8, 7, Optional.of(new Parameter("given.w", table)), SIZES.heads());
    NetworkPlan plan = plan(Cell.GRU, 2, 0, 1, false);
    Network network = plan.create(sizes, new Weights.Initialised(DType.FLOAT64, random));
    Words words =
        new Words(WORDS.ids(), WORDS.features(), WORDS.letters(), new int[] {0, 1, 2, 3, 0, 1, 2});
    CheckableModel checkable =
        new CheckableModel(
            new JointModel(network, words, TAGS),
            draw(WORDS.size(), random),
            draw(TAGS[0], random));
    assertThat(GradientCheck.run(checkable)).allMatch(GradientCheck.Result::passed);
    assertThat(network.parameters()).extracting(Parameter::name).doesNotContain("given.w");
    long learnt = network.parameters().stream().mapToLong(p -> p.value().size()).sum();
    assertThat(plan.weights(sizes)).isEqualTo(learnt + table.size());
  }

  @Test
  void float32FollowsFloat64() {
    NetworkPlan plan = plan(Cell.GRU, 2, 3, 2, true);
    CheckableModel wide = checkable(plan, DType.FLOAT64);
    CheckableModel narrow = checkable(plan, DType.FLOAT32);
    Matrix difference =
        narrow.answer().output().as(DType.FLOAT64).addScaled(-1, wide.answer().output());
    assertThat(difference.maxAbs()).isBetween(1e-12, 1e-5);
  }

  @Test
  void parametersAreNamedAfterWhatTheyAre() {
    Network network = model(plan(Cell.GRU, 2, 3, 1, true), DType.FLOAT32).network();
    assertThat(network.parameters())
        .extracting(Parameter::name)
        .startsWith("word.w", "affix.w", "letter.w", "spelling.forward.reset.w")
        .contains("gru.0.backward.memory.b", "upos.w", "crf.transitions", "xpos.b")
        .endsWith("feats.w", "feats.b")
        .doesNotHaveDuplicates();
    assertThat(network.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(network.withHeads(0).parameters())
        .extracting(Parameter::name)
        .endsWith("upos.w", "upos.b", "crf.transitions", "crf.start", "crf.end");
  }

  @Test
  void aShareAndTheRestAreTheWhole() {
    JointModel model = model(plan(Cell.LSTM, 2, 3, 1, true), DType.FLOAT64);
    Random random = new Random(9);
    int[][] input = draw(WORDS.size(), random);
    int[][] tags = draw(TAGS[0], random);
    Gradients whole = new Gradients();
    double loss = model.backpropagation(input, tags, whole);
    Gradients parts = new Gradients();
    double sum = 0;
    for (int s = 0; s < input.length; s++) {
      Network.Input one = new Network.Input(WORDS, new int[][] {input[s]});
      int[][][] right = new int[TAGS.length][][];
      for (int head = 0; head < TAGS.length; head++) {
        int shift = 2 * head;
        int bound = TAGS[head];
        right[head] = new int[][] {Arrays.stream(tags[s]).map(y -> (y + shift) % bound).toArray()};
      }
      double share = LENGTHS[s] / 15.0;
      Batch batch = Batch.of(one.sentences()).in(new Workspace(new PackedWeights()));
      sum += model.network().backpropagation(batch, one, right, share, parts);
    }
    assertThat(sum).isCloseTo(loss, within(1e-12));
    for (Parameter parameter : model.parameters()) {
      Matrix difference = parts.dense(parameter).addScaled(-1, whole.dense(parameter));
      assertThat(difference.maxAbs()).as(parameter.name()).isLessThan(1e-12);
    }
  }

  @Test
  void noiseDisturbsAndIsDrawnFromItsSeed() {
    JointModel model = model(plan(Cell.GRU, 2, 3, 1, false), DType.FLOAT64);
    Network.Input input = new Network.Input(WORDS, new int[][] {{0, 1, 2}, {3}});
    int[][][] tags = {{{0, 1, 2}, {3}}, {{0, 1, 2}, {0}}, {{0, 1, 2}, {3}}};
    double quiet = model.network().loss(input, tags);
    double once = disturbed(model, input, tags, 1);
    assertThat(disturbed(model, input, tags, 1)).isEqualTo(once).isNotEqualTo(quiet);
    assertThat(disturbed(model, input, tags, 2)).isNotEqualTo(once);
  }

  private static double disturbed(
      JointModel model, Network.Input input, int[][][] tags, long seed) {
    Batch batch = Batch.of(input.sentences()).withNoise(new SplittableRandom(seed));
    return model.network().backpropagation(batch, input, tags, 1, new Gradients());
  }

  @Test
  void theBestTagsAreTheMostProbableOnesOfTheFirstHead() {
    JointModel model = model(plan(Cell.LSTM, 2, 3, 1, false), DType.FLOAT64);
    int[][] input = draw(WORDS.size(), new Random(3));
    Batch batch = Batch.of(input);
    Matrix words = model.network().project(WORDS, Workspace.none());
    Matrix scores = model.network().scores(new CachedTokens(words, batch.pack(input)), batch);
    Matrix logP = model.logForward(input);
    assertThat(logP.columns()).isEqualTo(TAGS[0]);
    int[] best = model.network().head().output().decode(scores, batch);
    for (int r = 0; r < best.length; r++) {
      assertThat(best[r]).isEqualTo(logP.argMax(r));
    }
  }
}
