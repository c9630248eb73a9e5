package dev.unfold.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.Workspace;
import dev.unfold.nn.Batch;
import dev.unfold.nn.CachedTokens;
import dev.unfold.nn.Words;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What several networks fold into gives the mean of their scores. */
final class MergedEnsembleTest {
  private static final int TAGS = 5;
  private static final int[][] SENTENCES = {{0, 1, 2, 1}, {3}, {2, 3, 0, 0, 1, 3, 2}};
  private static final Words WORDS =
      new Words(
          new int[] {0, 5, 2, 4},
          new int[][] {{7, 0}, {}, {2, 3, 4}, {1, 5}},
          new int[][] {{1, 2}, {6}, {3, 3, 0, 4}, {5, 2}},
          new int[] {2, 0, 1, 1});

  private final Random random = new Random(11);

  private NetworkPlan.Sizes sizes(int givenWidth) {
    Optional<Parameter> given =
        givenWidth == 0
            ? Optional.empty()
            : Optional.of(
                new Parameter(
                    "given", Matrix.uniform(DType.FLOAT64, 3, givenWidth, -1, 1, random)));
    return new NetworkPlan.Sizes(6, 8, 7, given, List.of(new NetworkPlan.HeadSpec("upos", TAGS)));
  }

  private List<Network> members(NetworkPlan plan, NetworkPlan.Sizes sizes, int count) {
    return IntStream.range(0, count).mapToObj(m -> member(plan, sizes)).toList();
  }

  /** Every weight is drawn, so that none is zero. */
  private Network member(NetworkPlan plan, NetworkPlan.Sizes sizes) {
    Network network = plan.create(sizes, new Weights.Initialised(DType.FLOAT64, random));
    for (Parameter parameter : network.parameters()) {
      Matrix value = parameter.value();
      value.add(Matrix.uniform(DType.FLOAT64, value.rows(), value.columns(), -0.4, 0.4, random));
    }
    return network;
  }

  private static Matrix scores(Network network) {
    Batch batch = Batch.of(SENTENCES);
    Matrix words = network.project(WORDS, Workspace.none());
    return network.scores(new CachedTokens(words, batch.pack(SENTENCES)), batch);
  }

  private static Matrix mean(List<Matrix> parts) {
    Matrix sum = parts.get(0).copy();
    parts.subList(1, parts.size()).forEach(sum::add);
    return sum.scale(1.0 / parts.size());
  }

  private static void same(Matrix actual, Matrix expected) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    assertThat(actual.copy().addScaled(-1, expected).maxAbs()).isLessThan(1e-14);
  }

  @ParameterizedTest
  @CsvSource({
    "GRU, 2, 0, 2, false, 0, 3",
    "LSTM, 2, 3, 1, true, 4, 2",
    "RNN, 0, 3, 2, false, 4, 2",
    "GRU, 0, 0, 1, true, 0, 4",
    "LSTM, 2, 3, 3, true, 0, 1",
    "CHO_GRU, 2, 3, 2, true, 0, 3"
  })
  void theScoresAreTheMembersMean(
      Cell cell, int affix, int letter, int layers, boolean crf, int given, int count) {
    NetworkPlan plan =
        new NetworkPlan(
            new EncoderPlan(3, affix, letter, 2, 0.3),
            new BodyPlan(BodyKind.of(cell), 4, layers, true, 0.2),
            crf,
            0.7);
    NetworkPlan.Sizes sizes = sizes(given);
    List<Network> members = members(plan, sizes, count);
    Network merged = MergedEnsemble.of(plan, members, sizes);
    same(scores(merged), mean(members.stream().map(MergedEnsembleTest::scores).toList()));
    List<Parameter> end = merged.head().output().parameters();
    assertThat(end).hasSize(crf ? 3 : 0);
    for (int p = 0; p < end.size(); p++) {
      int at = p;
      same(
          end.get(p).value(),
          mean(members.stream().map(m -> m.head().output().parameters().get(at).value()).toList()));
    }
  }

  @Test
  void noMemberReadsAnothersNumbers() {
    NetworkPlan plan =
        new NetworkPlan(
            new EncoderPlan(3, 2, 0, 2, 0.3),
            new BodyPlan(BodyKind.of(Cell.GRU), 4, 2, true, 0.2),
            false,
            0.7);
    NetworkPlan.Sizes sizes = sizes(0);
    List<Network> members = members(plan, sizes, 2);
    Network merged = MergedEnsemble.of(plan, members, sizes);
    for (Parameter parameter : merged.parameters()) {
      if (parameter.name().endsWith(".u")) {
        Matrix u = parameter.value();
        assertThat(u.shape()).isEqualTo("8×8");
        assertThat(u.rows(0, 4).columns(4, 8).maxAbs()).isZero();
        assertThat(u.rows(4, 8).columns(0, 4).maxAbs()).isZero();
      }
    }
    assertThat(merged.parameters().get(0).value().shape()).isEqualTo("6×6");
  }
}
