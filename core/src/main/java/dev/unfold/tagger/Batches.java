package dev.unfold.tagger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Batches of sentences of similar length, so that a network's steps are wide. */
final class Batches {
  /** The number of sentences that are sorted together: enough for similar lengths, few enough to mix in every epoch. */
  private static final int POOL = 1024;

  private Batches() {}

  /**
   * The batches of an epoch; sentences and batches are in random order.
   *
   * @param lengths tokens of each sentence
   * @param tokens about the number of tokens of a batch: it ends with the sentence that reaches it
   * @return for each batch its sentences, longest first
   */
  static List<int[]> shuffled(int[] lengths, int tokens, long seed) {
    List<Integer> order =
        IntStream.range(0, lengths.length).boxed().collect(Collectors.toCollection(ArrayList::new));
    Random random = new Random(seed);
    Collections.shuffle(order, random);
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < order.size(); from += POOL) {
      batches.addAll(
          sorted(order.subList(from, Math.min(order.size(), from + POOL)), lengths, tokens));
    }
    Collections.shuffle(batches, random);
    return batches;
  }

  /** Batches of these sentences, longest first. */
  static List<int[]> sorted(List<Integer> sentences, int[] lengths, int tokens) {
    int[] order =
        sentences.stream()
            .sorted(Comparator.comparingInt(s -> -lengths[s]))
            .mapToInt(Integer::intValue)
            .toArray();
    List<int[]> batches = new ArrayList<>();
    int from = 0;
    int size = 0;
    for (int i = 0; i < order.length; i++) {
      size += lengths[order[i]];
      if (size >= tokens || i == order.length - 1) {
        batches.add(Arrays.copyOfRange(order, from, i + 1));
        from = i + 1;
        size = 0;
      }
    }
    return batches;
  }
}
