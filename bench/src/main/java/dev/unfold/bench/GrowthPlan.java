package dev.unfold.bench;

import dev.unfold.model.BatchGradient;
import dev.unfold.model.Network;
import dev.unfold.nn.Batch;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A measurement of {@link Growth} to be made.
 *
 * @param network the network
 * @param embedding E
 * @param hidden H, of the recurrent network
 * @param tokens the tokens of each step; a multiple of each T
 * @param steps the lengths T, the shortest first
 */
record GrowthPlan(GrowthNetwork network, int embedding, int hidden, int tokens, int... steps) {
  private static final int WORDS = 10_000;
  private static final int TAGS = 17;

  /** Steps are long, so that a few rounds are enough. */
  private static final int MOST_ROUNDS = 3;

  /** Both networks. The second stops before the length at which a step would need some ten gigabytes. */
  static List<GrowthPlan> all(boolean quick) {
    return quick
        ? List.of(
            new GrowthPlan(GrowthNetwork.LSTM, 6, 5, 24, 2, 4, 12),
            new GrowthPlan(GrowthNetwork.TRANSFORMER, 8, 5, 24, 2, 4, 12))
        : List.of(
            new GrowthPlan(
                GrowthNetwork.LSTM, 100, 128, 40_000, 10, 40, 100, 400, 1000, 4000, 10_000),
            new GrowthPlan(
                GrowthNetwork.TRANSFORMER, 100, 128, 8_000, 10, 40, 100, 400, 1000, 4000));
  }

  /** The name that {@code --only} filters by. */
  String name() {
    return "growth of " + network;
  }

  /** The number of turns. */
  int turns(Race race) {
    return (rounds(race) + 1) * steps.length;
  }

  private static int rounds(Race race) {
    return Math.min(MOST_ROUNDS, race.rounds());
  }

  /** Measures all lengths in turns; {@code turnTaken} is called after each turn. */
  Growth measure(Race race, Runnable turnTaken) {
    Network model = network.create(WORDS, embedding, hidden, TAGS);
    List<Sentences> batches = Arrays.stream(steps).mapToObj(this::batch).toList();
    List<double[]> rates = rates(model, batches, race, turnTaken);
    List<Growth.Point> points = new ArrayList<>();
    for (int i = 0; i < steps.length; i++) {
      double bytes = bytesForBackward(model, batches.get(i)) / tokens;
      points.add(new Growth.Point(steps[i], tokens / steps[i], rates.get(i), bytes));
    }
    return new Growth(network, tokens, points);
  }

  private Sentences batch(int length) {
    int[] lengths = new int[tokens / length];
    Arrays.fill(lengths, length);
    return Sentences.random(lengths, WORDS, TAGS, new Random(Workload.SEED));
  }

  private List<double[]> rates(
      Network model, List<Sentences> batches, Race race, Runnable turnTaken) {
    List<double[]> rates = new ArrayList<>();
    try (BatchGradient oneThread = new BatchGradient(model, 1)) {
      for (Sentences batch : batches) {
        step(oneThread, batch);
        rates.add(new double[rounds(race)]);
        turnTaken.run();
      }
      for (int round = 0; round < rounds(race); round++) {
        for (int i = 0; i < steps.length; i++) {
          Sentences batch = batches.get(i);
          rates.get(i)[round] = Race.rate(() -> step(oneThread, batch), race.seconds() / 2);
          turnTaken.run();
        }
      }
    }
    return rates;
  }

  private static long step(BatchGradient training, Sentences batch) {
    training.update(batch.input(), batch.output(), Workload.SGD);
    return batch.tokens();
  }

  private static double bytesForBackward(Network model, Sentences sentences) {
    Batch batch = Batch.of(sentences.input());
    int[] x = batch.pack(sentences.input());
    long before = heap();
    var words = model.encoder().words().forward(x, batch.workspace());
    var states = model.body().forward(words.output(), batch);
    var scores = model.head().scores().forward(states.output(), batch);
    long bytes = heap() - before;
    Reference.reachabilityFence(states);
    Reference.reachabilityFence(scores);
    return bytes;
  }

  /** The bytes in use after garbage collection. */
  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
