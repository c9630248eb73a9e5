package dev.unfold.bench;

import dev.unfold.model.Network;
import dev.unfold.optim.Sgd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * A row of the table: a tagger, batches, and what is done with them.
 *
 * @param name as the table has it
 * @param shape of the tagger
 * @param work what is done with a batch
 * @param lengths of the sentences of each batch
 * @param atLeast the bound: how many times PyTorch's rate ours must be
 */
record Workload(String name, TaggerShape shape, Work work, List<int[]> lengths, double atLeast) {
  /** η: so small that the weights stay in a region where every number is an ordinary one. */
  static final Sgd SGD = new Sgd(0.01);

  private static final int SEED = 1234;

  /** Batches that follow each other in turn, so that the words of one are not all in the cache for the next. */
  private static final int BATCHES = 8;

  /** Sentences of T words. */
  static Workload even(TaggerShape shape, Work work, int sentences, int steps, double atLeast) {
    String name = shape + ", B " + sentences + ": " + work;
    int[] lengths = new int[sentences];
    Arrays.fill(lengths, steps);
    List<int[]> batches = new ArrayList<>();
    for (int b = 0; b < BATCHES; b++) {
      batches.add(lengths);
    }
    return new Workload(name, shape, work, batches, atLeast);
  }

  /** Sentences of 5 to 60 words, most of them short, as in English treebanks: 5 and an exponential number more. */
  static Workload mixed(TaggerShape shape, Work work, int sentences, double atLeast) {
    String name = shape + ", B " + sentences + ", 5 to 60 words: " + work;
    RandomGenerator random = new Random(SEED);
    List<int[]> batches = new ArrayList<>();
    for (int b = 0; b < BATCHES; b++) {
      int[] lengths = new int[sentences];
      Arrays.setAll(lengths, s -> (int) Math.min(60, 5 - 14 * Math.log(1 - random.nextDouble())));
      batches.add(lengths);
    }
    return new Workload(name, shape, work, batches, atLeast);
  }

  /** The network, always the same. */
  Network network() {
    return shape.create(new Random(SEED));
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
