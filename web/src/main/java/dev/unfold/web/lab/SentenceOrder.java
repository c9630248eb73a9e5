package dev.unfold.web.lab;

import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.corpus.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The batches of an epoch: all training sentences in a random order, with half of the occurrences of words that occur once
 * read as the unknown word, as {@code unfold train} does. It draws doubles alone, which are the same on the JVM and in the
 * browser.
 */
final class SentenceOrder {
  private static final double UNKNOWN_RATE = 0.5;

  private final int[][] input;
  private final int[][] output;
  private final int unknown;
  private final boolean[] once;
  private final Random random;

  SentenceOrder(PostagCorpusData data, int seed) {
    TaggedBatch all = data.all(Part.TRAIN);
    this.input = all.input();
    this.output = all.output();
    this.unknown = data.words().id(Vocabulary.UNKNOWN);
    this.once = wordsThatOccurOnce(data.inputSize());
    this.random = new Random(seed);
  }

  private boolean[] wordsThatOccurOnce(int words) {
    int[] counts = new int[words];
    for (int[] sentence : input) {
      for (int word : sentence) {
        counts[word]++;
      }
    }
    boolean[] rare = new boolean[words];
    for (int word = 0; word < words; word++) {
      rare[word] = counts[word] == 1;
    }
    return rare;
  }

  /** The number of batches of an epoch. */
  int batches(int batchSize) {
    return (input.length + batchSize - 1) / batchSize;
  }

  List<TaggedBatch> epoch(int batchSize) {
    int[] order = shuffled(input.length);
    List<TaggedBatch> batches = new ArrayList<>();
    for (int from = 0; from < order.length; from += batchSize) {
      int size = Math.min(batchSize, order.length - from);
      int[][] words = new int[size][];
      int[][] tags = new int[size][];
      for (int s = 0; s < size; s++) {
        words[s] = withUnknownWords(input[order[from + s]]);
        tags[s] = output[order[from + s]];
      }
      batches.add(new TaggedBatch(words, tags));
    }
    return batches;
  }

  private int[] shuffled(int length) {
    int[] order = new int[length];
    for (int i = 0; i < length; i++) {
      int j = (int) (random.nextDouble() * (i + 1));
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private int[] withUnknownWords(int[] sentence) {
    int[] words = sentence.clone();
    for (int t = 0; t < words.length; t++) {
      if (once[words[t]] && random.nextDouble() < UNKNOWN_RATE) {
        words[t] = unknown;
      }
    }
    return words;
  }
}
