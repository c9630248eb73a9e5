package dev.unfold.bench;

import dev.unfold.optim.Sgd;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A network, batches, and the work to do on them.
 *
 * @param name the name in tables
 * @param shape the shape of the network
 * @param work the work on each batch
 * @param lengths the lengths of the sentences, batch by batch
 * @param atLeast the bound for the ratio of our rate to PyTorch's
 */
record Workload(String name, Shape shape, Work work, List<int[]> lengths, double atLeast) {
  /** With a learning rate so small that the weights neither overflow nor vanish. */
  static final Sgd SGD = new Sgd(0.01);

  /** The random seed of weights and sentences. */
  static final int SEED = 1234;

  /** The number of different batches, so that not all words of one are still in the cache for the next. */
  private static final int BATCHES = 8;

  private static final int SHORTEST = 5;
  private static final int LONGEST = 60;

  /** The mean of the lengths beyond the shortest. */
  private static final double MEAN = 14;

  /** Sentences of T words. */
  static Workload even(Shape shape, Work work, int sentences, int steps, double atLeast) {
    int[] lengths = new int[sentences];
    Arrays.fill(lengths, steps);
    String name = shape + ", B " + sentences + ": " + work;
    return new Workload(name, shape, work, Collections.nCopies(BATCHES, lengths), atLeast);
  }

  /** Sentences of 5 to 60 words, most of them short, as in English treebanks: 5 plus an exponentially distributed number. */
  static Workload mixed(Shape shape, Work work, int sentences, double atLeast) {
    RandomGenerator random = new Random(SEED);
    List<int[]> lengths =
        Stream.generate(() -> IntStream.generate(() -> length(random)).limit(sentences).toArray())
            .limit(BATCHES)
            .toList();
    String name = shape + ", B " + sentences + ", mixed lengths: " + work;
    return new Workload(name, shape, work, lengths, atLeast);
  }

  private static int length(RandomGenerator random) {
    double more = -MEAN * Math.log(1 - random.nextDouble());
    return (int) Math.min(LONGEST, SHORTEST + more);
  }

  /** The batches; the same ones at every call. */
  List<Sentences> batches() {
    RandomGenerator random = new Random(SEED + 1);
    return lengths.stream()
        .map(each -> Sentences.random(each, shape.words(), shape.tags(), random))
        .toList();
  }

  /** Does the work on one batch after another, over and over, counted in tokens. */
  Competitor competitor(TimedNetwork network) {
    int[] tokens = lengths.stream().mapToInt(each -> Arrays.stream(each).sum()).toArray();
    int[] next = {0};
    return () -> {
      int batch = next[0];
      next[0] = (batch + 1) % tokens.length;
      work.on(network, batch);
      return tokens[batch];
    };
  }
}
