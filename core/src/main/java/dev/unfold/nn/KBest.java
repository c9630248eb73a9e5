package dev.unfold.nn;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The n best tag sequences of a sentence: Viterbi's algorithm with the n best paths to each tag instead of one.
 *
 * <pre>{@code
 *   (1) w_0[k]  = { a[k] + s_0[k] }                              w_t[k] : the n best paths to tag k at token t
 *   (2) w_t[k]  = n best of { δ + A[j,k] + s_t[k] : δ ∈ w_(t−1)[j], any j }
 *   (3) result  = n best of { δ + e[k] : δ ∈ w_(T−1)[k], any k }
 * }</pre>
 *
 * <p>The letters are {@link Crf}'s. Each path links to the path that it extends, so the tags are read from its end.
 * Paths of score −∞ are dropped. Ties go to the path that comes from the lower tag. Cost: for each of T·K tags, the
 * best n of n·K paths. Source: Schwartz and Chow 1990. Checked by {@code KBestTest} (all sequences written down).
 */
final class KBest {
  private static final Comparator<Path> BEST_FIRST =
      Comparator.comparingDouble(path -> -path.score);

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

  /** A path to a tag: its score so far, and the path that it extends, null at a sentence's first token. */
  private record Path(int tag, double score, @Nullable Path from) {}

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
    return search.best().stream()
        .map(path -> new TagSequence(tags(path), path.score - logZ))
        .toList();
  }

  private List<Path> best() {
    List<List<Path>> paths = new ArrayList<>();
    for (int k = 0; k < s.columns(); k++) {
      paths.add(kept(Stream.of(new Path(k, start.get(0, k) + s.get(0, k), null)))); //    (1)
    }
    for (int t = 1; t < s.rows(); t++) {
      paths = extended(paths, t);
    }
    return kept(paths.stream().flatMap(List::stream).map(this::ended)); //               (3)
  }

  private List<List<Path>> extended(List<List<Path>> previous, int t) {
    List<List<Path>> paths = new ArrayList<>();
    for (int k = 0; k < s.columns(); k++) {
      int to = k;
      double here = s.get(t, k);
      paths.add(
          kept(
              previous.stream()
                  .flatMap(List::stream)
                  .map(w -> new Path(to, w.score + transitions.get(w.tag, to) + here, w)))); // (2)
    }
    return paths;
  }

  private Path ended(Path path) {
    return new Path(path.tag, path.score + end.get(0, path.tag), path.from);
  }

  private List<Path> kept(Stream<Path> paths) {
    return paths
        .filter(path -> path.score > Double.NEGATIVE_INFINITY)
        .sorted(BEST_FIRST)
        .limit(n)
        .toList();
  }

  private static List<Integer> tags(Path last) {
    List<Integer> tags = new ArrayList<>();
    for (Path path = last; path != null; path = path.from) {
      tags.add(path.tag);
    }
    Collections.reverse(tags);
    return tags;
  }
}
