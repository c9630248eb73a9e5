package dev.unfold.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.nn.Batch;
import dev.unfold.nn.CachedTokens;
import dev.unfold.optim.Adam;
import dev.unfold.optim.Optimizer;
import dev.unfold.optim.Sgd;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps on several threads, in memory that is used again, are the plain steps; whatever the number of threads. */
final class BatchGradientTest {
  private static final int WORDS = 40;
  private static final int TAGS = 5;

  private static Network network(Cell cell) {
    return (Network)
        Plans.words(cell, 7, 9, 2, true, false)
            .sequenceModel(
                WORDS, new NetworkPlan.HeadSpec("output", TAGS), DType.FLOAT64, new Random(3));
  }

  /** Sentences of 0 to 12 words. */
  private static int[][] lengths(int sentences, Random random) {
    int[][] x = new int[sentences][];
    for (int s = 0; s < sentences; s++) {
      x[s] = new int[random.nextInt(13)];
    }
    return x;
  }

  private static int[][] draw(int[][] like, int bound, Random random) {
    int[][] x = new int[like.length][];
    for (int s = 0; s < x.length; s++) {
      x[s] = random.ints(like[s].length, 0, bound).toArray();
    }
    return x;
  }

  /** The weights after steps on batches of 33, 1, 16, 17, 40 and 2 sentences. */
  private static List<Matrix> trained(Cell cell, int threads, Supplier<Optimizer> optimizer) {
    Network network = network(cell);
    Optimizer rule = optimizer.get();
    Random random = new Random(5);
    try (BatchGradient training = new BatchGradient(network, threads)) {
      for (int sentences : new int[] {33, 1, 16, 17, 40, 2}) {
        int[][] like = lengths(sentences, random);
        int[][] x = draw(like, WORDS, random);
        training.update(x, draw(like, TAGS, random), rule);
      }
    }
    return network.parameters().stream().map(parameter -> parameter.value()).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void sameBytesWhateverTheNumberOfThreads(int threads) {
    for (Supplier<Optimizer> optimizer :
        List.<Supplier<Optimizer>>of(() -> new Sgd(0.3), () -> new Adam(0.01))) {
      List<Matrix> one = trained(Cell.LSTM, 1, optimizer);
      List<Matrix> many = trained(Cell.LSTM, threads, optimizer);
      for (int p = 0; p < one.size(); p++) {
        assertThat(many.get(p).toArray()).isDeepEqualTo(one.get(p).toArray());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void aStepIsThePlainStep(Cell cell) {
    Random random = new Random(7);
    Network plain = network(cell);
    Network fast = network(cell);
    try (BatchGradient training = new BatchGradient(fast, 2)) {
      for (int step = 0; step < 3; step++) {
        int[][] like = lengths(20 - 7 * step, random);
        int[][] x = draw(like, WORDS, random);
        int[][] y = draw(like, TAGS, random);
        double loss = plain.update(x, y, new Sgd(0.3));
        assertThat(training.update(x, y, new Sgd(0.3))).isCloseTo(loss, within(1e-12));
      }
    }
    for (int p = 0; p < plain.parameters().size(); p++) {
      Matrix difference = fast.parameters().get(p).value().copy();
      difference.addScaled(-1, plain.parameters().get(p).value());
      assertThat(difference.maxAbs()).isLessThan(1e-12);
    }
    int[][] x = draw(lengths(50, random), WORDS, random);
    assertThat(scored(fast, x)).isDeepEqualTo(fast.predict(x));
    assertThat(scored(fast, x)).isDeepEqualTo(fast.predict(x));
  }

  /** The tags by the scores of cached words. */
  private static int[][] scored(Network network, int[][] x) {
    NetworkScorer scorer = new NetworkScorer(List.of(network));
    int[][] each = {IntStream.range(0, WORDS).toArray()};
    return scorer.inWorkspace(
        workspace -> {
          Matrix words = scorer.project(network.words(each).words(), workspace);
          Batch batch = Batch.of(x).in(workspace);
          CachedTokens tokens = new CachedTokens(words, batch.pack(x));
          Matrix scores = scorer.scores(new int[1], tokens, batch)[0];
          return batch.unpack(network.head().output().decode(scores, batch));
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void exceptionsOfAShardReachTheCaller(int threads) {
    Network network = network(Cell.GRU);
    int[][] x = new int[33][2];
    int[][] y = new int[33][2];
    try (BatchGradient training = new BatchGradient(network, threads)) {
      double loss = training.update(x, y, new Sgd(0.1));
      x[32][1] = WORDS;
      assertThatThrownBy(() -> training.update(x, y, new Sgd(0.1)))
          .hasMessageContaining("word " + WORDS);
      x[32][1] = 0;
      assertThat(training.update(x, y, new Sgd(0.1))).isLessThan(loss);
    }
  }
}
