package dev.unfold.exchange;

import dev.unfold.matrix.Matrix;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Layer;
import dev.unfold.nn.Words;
import dev.unfold.tagger.NetworkTagger;
import dev.unfold.tagger.Tagger;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All tensors that a tagger computes from words to tags: {@code words}, the states of each layer, such
 * as {@code gru.0}, then {@code scores} and {@code log_probabilities}.
 *
 * @param tensors by name, in that order; each has one row per token, in the order of the sentences
 */
public record Trace(Map<String, Matrix> tensors) {
  /** The vectors of the words. */
  public static final String WORDS = "words";

  /** The scores, N×K. */
  public static final String SCORES = "scores";

  /** The logarithms of the tags' probabilities, N×K. */
  public static final String LOG_PROBABILITIES = "log_probabilities";

  /** Keeps the order. */
  public Trace {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /** The tensors of our own layers for some sentences, computed together. */
  public static Trace of(Tagger tagger, List<? extends List<String>> sentences) {
    NetworkParts parts = NetworkParts.of(tagger);
    Batch batch = batch(sentences);
    int[] order = Arrays.stream(batch.rows()).flatMapToInt(Arrays::stream).toArray();
    Words words = NetworkTagger.of(tagger).read(inOrder(sentences));
    Matrix x = Matrix.zeros(parts.dtype(), order.length, parts.encoder().width());
    Map<String, Matrix> tensors = new LinkedHashMap<>();
    tensors.put(WORDS, parts.encoder().forward(words, batch).output());
    x.scatterAdd(1, order, tensors.get(WORDS));
    for (int index = 0; index < parts.layers().size(); index++) {
      Layer layer = parts.layers().get(index);
      x = layer.forward(x, batch).output();
      tensors.put(parts.name(index), x.gather(order));
    }
    Matrix scores = parts.scores().forward(x, batch).output();
    tensors.put(SCORES, scores.gather(order));
    tensors.put(
        LOG_PROBABILITIES, parts.end().logProbabilities(scores.copy(), batch).gather(order));
    return new Trace(tensors);
  }

  /** The tags that the tagger's own output decodes from the scores, whichever engine computed them. */
  public int[] tags(Tagger tagger, List<? extends List<String>> sentences) {
    Batch batch = batch(sentences);
    int[] order = Arrays.stream(batch.rows()).flatMapToInt(Arrays::stream).toArray();
    NetworkParts parts = NetworkParts.of(tagger);
    Matrix scores = tensors.get(SCORES).as(parts.dtype());
    Matrix packed = Matrix.zeros(scores.dtype(), scores.rows(), scores.columns());
    int[] best = parts.end().decode(packed.scatterAdd(1, order, scores), batch);
    return Arrays.stream(order).map(r -> best[r]).toArray();
  }

  private static Batch batch(List<? extends List<String>> sentences) {
    return Batch.ofLengths(sentences.stream().mapToInt(List::size).toArray());
  }

  /** The words of all sentences, in order. */
  public static List<String> inOrder(List<? extends List<String>> sentences) {
    return sentences.stream().<String>flatMap(List::stream).toList();
  }
}
