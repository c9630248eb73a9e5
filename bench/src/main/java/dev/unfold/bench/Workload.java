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
 * A network, batches, and what is done with them.
 *
 * @param name as the table has it
 * @param shape of the network
 * @param work what is done with a batch
 * @param lengths of the sentences of each batch
 * @param atLeast the bound: how many times PyTorch's rate ours must be
 */
record Workload(String name, Shape shape, Work work, List<int[]> lengths, double atLeast) {
  /** η: so small that the weights stay where every number is an ordinary one. */
  static final Sgd SGD = new Sgd(0.01);

  /** Of weights and sentences. */
  static final int SEED = 1234;

  /** Batches that follow each other in turn, so that the words of one are not all in the cache for the next. */
  private static final int BATCHES = 8;

  private static final int SHORTEST = 5;
  private static final int LONGEST = 60;

  /** Of what is beyond the shortest length. */
  private static final double MEAN = 14;

  /** Sentences of T words. */
  static Workload even(Shape shape, Work work, int sentences, int steps, double atLeast) {
    int[] lengths = new int[sentences];
    Arrays.fill(lengths, steps);
    String name = shape + ", B " + sentences + ": " + work;
    return new Workload(name, shape, work, Collections.nCopies(BATCHES, lengths), atLeast);
  }

  /** Sentences of 5 to 60 words, most of them short, as in English treebanks: 5 and an exponential number more. */
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

  /** The batches, always the same. */
  List<Sentences> batches() {
    RandomGenerator random = new Random(SEED + 1);
    return lengths.stream()
        .map(each -> Sentences.random(each, shape.words(), shape.tags(), random))
        .toList();
  }

  /** The work on one batch after the other, over and over, counted in tokens. */
  Side side(Contender contender) {
    int[] tokens = lengths.stream().mapToInt(each -> Arrays.stream(each).sum()).toArray();
    int[] next = {0};
    return () -> {
      int batch = next[0];
      next[0] = (batch + 1) % tokens.length;
      work.on(contender, batch);
      return tokens[batch];
    };
  }
}
