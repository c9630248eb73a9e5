package dev.unfold.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Constrained decoding and marginals against brute force over all allowed sequences. */
final class AllowedTagsTest {
  private static final int K = 3;

  /** Tag 1 only after 0 or 1; never 2 at the beginning or 0 at the end. */
  private static final AllowedTags RULES =
      new AllowedTags(K, k -> k != 2, (j, k) -> k != 1 || j < 2, k -> k != 0);

  private static boolean keeps(int[] y) {
    boolean good = y[0] != 2 && y[y.length - 1] != 0;
    for (int t = 1; t < y.length; t++) {
      good &= y[t] != 1 || y[t - 1] < 2;
    }
    return good;
  }

  private final RandomCrf random = new RandomCrf(2005);

  @ParameterizedTest
  @EnumSource(DType.class)
  void equalsBruteForceOverAllowedSequences(DType dtype) {
    double tolerance = dtype == DType.FLOAT64 ? 1e-12 : 1e-5;
    for (int again = 0; again < 40; again++) {
      int length = 1 + again % 5;
      Crf crf = random.crf(K);
      Matrix scores = random.gaussian(dtype, length, K, 3);
      List<int[]> kept = kept(length);
      TagSequences all = new TagSequences(scores, crf);
      double z = kept.stream().mapToDouble(y -> Math.exp(all.score(y))).sum();
      Matrix marginals = Matrix.zeros(DType.FLOAT64, length, K);
      int[] best = kept.get(0);
      for (int[] y : kept) {
        best = all.score(y) > all.score(best) ? y : best;
        for (int t = 0; t < length; t++) {
          marginals.set(t, y[t], marginals.get(t, y[t]) + Math.exp(all.score(y)) / z);
        }
      }
      TagLattice lattice = crf.lattice(scores, Batch.ofLengths(length)).within(RULES);
      assertThat(lattice.best()[0]).isEqualTo(best);
      RandomCrf.same(lattice.logProbabilities().as(DType.FLOAT64).exp(), marginals, tolerance);
      List<TagSequence> sequences = lattice.best(1000).get(0);
      assertThat(sequences).hasSameSizeAs(kept);
      assertThat(sequences.stream().mapToDouble(s -> Math.exp(s.logProbability())).sum())
          .isCloseTo(1, within(1e-12));
    }
  }

  private static List<int[]> kept(int length) {
    List<int[]> kept = new ArrayList<>();
    for (int n = 0; n < Math.pow(K, length); n++) {
      int[] y = new int[length];
      int rest = n;
      for (int t = 0; t < length; t++) {
        y[t] = rest % K;
        rest /= K;
      }
      if (keeps(y)) {
        kept.add(y);
      }
    }
    return kept;
  }

  /** However high the scores of forbidden tags are, and however long the sentence. */
  @Test
  void noScoreOutweighsARule() {
    int length = 2000;
    Matrix scores = Matrix.zeros(DType.FLOAT32, length, K);
    for (int t = 0; t < length; t++) {
      scores.set(t, t % 2 + 1, 1e30);
    }
    TagLattice lattice = TagLattice.independent(scores, Batch.ofLengths(length, 0));
    int[] best = lattice.within(RULES).best()[0];
    assertThat(keeps(best)).isTrue();
    assertThat(keeps(lattice.best()[0])).isFalse();
    assertThat(Arrays.stream(best).filter(k -> k == 2).count()).isGreaterThan(900);
  }

  @Test
  void unsatisfiableRulesAreRejected() {
    assertThatThrownBy(() -> new AllowedTags(2, k -> false, (j, k) -> true, k -> true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("AllowedTags: no sequence of length 1 of these 2 tags keeps the rules");
    // alternating tags, the second one last: only sentences of even length
    assertThatThrownBy(() -> new AllowedTags(2, k -> k == 0, (j, k) -> j != k, k -> k == 1))
        .hasMessage("AllowedTags: no sequence of length 1 of these 2 tags keeps the rules");
    assertThatThrownBy(() -> new AllowedTags(3, k -> k != 1, (j, k) -> k == j + 1, k -> k > 0))
        .hasMessage("AllowedTags: no sequence of length 4 of these 3 tags keeps the rules");
  }
}
