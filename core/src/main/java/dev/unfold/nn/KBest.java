package dev.unfold.nn;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The n best tag sequences of a sentence: Viterbi's algorithm with the n best ways to each tag in place of one.
 *
 * <pre>{@code
 *   (1) w_0[k]  = { a[k] + s_0[k] }                              w_t[k] : the n best ways to tag k at token t
 *   (2) w_t[k]  = n best of { δ + A[j,k] + s_t[k] : δ ∈ w_(t−1)[j], any j }
 *   (3) result  = n best of { δ + e[k] : δ ∈ w_(T−1)[k], any k }
 * }</pre>
 *
 * <p>The letters are {@link Crf}'s. A way knows the way that it goes on from, so the tags are read from its end. Ways of
 * score −∞ are none. Of equally good ones the way that comes from the lower tag goes first. Cost: T·K ways are each
 * chosen from n·K. Source: Schwartz and Chow 1990. Checked by {@code KBestTest} (all sequences written down).
 */
final class KBest {
  private static final Comparator<Way> BEST_FIRST = Comparator.comparingDouble(way -> -way.score);

  private final Matrix transitions;
  private final Matrix start;
  private final Matrix end;
  private final Matrix s;
  private final int n;

  private KBest(Crf field, Matrix scores, int n) {
    this.transitions = field.parameters().get(0).value().as(DType.FLOAT64);
    this.start = field.parameters().get(1).value().as(DType.FLOAT64);
    this.end = field.parameters().get(2).value().as(DType.FLOAT64);
    this.s = scores.as(DType.FLOAT64);
    this.n = n;
  }

  /** A way to a tag: its score so far and the way that it goes on from, null at a sentence's first token. */
  private record Way(int tag, double score, Way from) {}

  /**
   * The best sequences of one sentence, best first.
   *
   * @param scores T×K
   * @throws IllegalArgumentException if {@code n} is below 1
   */
  static List<TagSequence> of(Crf field, Matrix scores, int n) {
    if (n < 1) {
      throw new IllegalArgumentException("KBest: n is " + n + ", expected at least 1");
    }
    if (scores.rows() == 0) {
      return List.of();
    }
    KBest search = new KBest(field, scores, n);
    Batch alone = Batch.ofLengths(scores.rows());
    double logZ = field.logZ(scores, alone);
    return search.best().stream().map(way -> new TagSequence(tags(way), way.score - logZ)).toList();
  }

  private List<Way> best() {
    List<List<Way>> ways = new ArrayList<>();
    for (int k = 0; k < s.columns(); k++) {
      ways.add(kept(Stream.of(new Way(k, start.get(0, k) + s.get(0, k), null)))); //    (1)
    }
    for (int t = 1; t < s.rows(); t++) {
      ways = onward(ways, t);
    }
    return kept(ways.stream().flatMap(List::stream).map(this::ended)); //               (3)
  }

  private List<List<Way>> onward(List<List<Way>> before, int t) {
    List<List<Way>> ways = new ArrayList<>();
    for (int k = 0; k < s.columns(); k++) {
      int to = k;
      double here = s.get(t, k);
      ways.add(
          kept(
              before.stream()
                  .flatMap(List::stream)
                  .map(w -> new Way(to, w.score + transitions.get(w.tag, to) + here, w)))); // (2)
    }
    return ways;
  }

  private Way ended(Way way) {
    return new Way(way.tag, way.score + end.get(0, way.tag), way.from);
  }

  private List<Way> kept(Stream<Way> ways) {
    return ways.filter(way -> way.score > Double.NEGATIVE_INFINITY)
        .sorted(BEST_FIRST)
        .limit(n)
        .toList();
  }

  private static List<Integer> tags(Way last) {
    List<Integer> tags = new ArrayList<>();
    for (Way way = last; way != null; way = way.from) {
      tags.add(way.tag);
    }
    Collections.reverse(tags);
    return tags;
  }
}
