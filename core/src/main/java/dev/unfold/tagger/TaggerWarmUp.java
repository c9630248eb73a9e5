package dev.unfold.tagger;

import dev.unfold.matrix.KernelWarmUp;
import java.util.ArrayList;
import java.util.List;

/** Tags words that a tagger knows until it gets no faster: then what it runs is compiled. */
final class TaggerWarmUp {
  private static final int SENTENCES = 50;
  private static final int WORDS = 20;

  /** The rounds without a gain after which it ends. */
  private static final int STEADY = 10;

  /** A round is a gain if it takes less than this share of the fastest one before. */
  private static final double GAIN = 0.9;

  private TaggerWarmUp() {}

  /** Warms up; ends early, with the interrupt kept, if the thread is interrupted. */
  static void run(Tagger tagger) {
    try {
      KernelWarmUp.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<List<String>> sentences = sentences(tagger.words().entries());
    long fastest = Long.MAX_VALUE;
    int steady = 0;
    while (steady < STEADY && !Thread.currentThread().isInterrupted()) {
      long nanos = round(tagger, sentences);
      steady = nanos < GAIN * fastest ? 0 : steady + 1;
      fastest = Math.min(fastest, nanos);
    }
  }

  /** The time of tagging all sentences together, with and without cached words, and some of them one by one. */
  private static long round(Tagger tagger, List<List<String>> sentences) {
    long start = System.nanoTime();
    tagger.annotateAll(sentences);
    tagger.withCache(0).tagAll(sentences);
    sentences.forEach(tagger::tag);
    return System.nanoTime() - start;
  }

  /** Sentences of different lengths, of words of the training part. */
  private static List<List<String>> sentences(List<String> words) {
    List<List<String>> sentences = new ArrayList<>();
    int at = 0;
    for (int s = 0; s < SENTENCES; s++) {
      List<String> sentence = new ArrayList<>();
      for (int t = 0; t <= s % WORDS; t++) {
        sentence.add(words.get(at++ % words.size()));
      }
      sentences.add(sentence);
    }
    return sentences;
  }
}
