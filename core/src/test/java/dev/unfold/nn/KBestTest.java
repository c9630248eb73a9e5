package dev.unfold.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The best tag sequences against brute force: all sequences, sorted. */
final class KBestTest {
  private static final int K = 3;

  private final RandomCrf random = new RandomCrf(1990);

  /** Every sequence with its score, best first. */
  private static List<TagSequence> all(Matrix scores, Crf crf) {
    TagSequences sequences = new TagSequences(scores, crf);
    List<TagSequence> all = new ArrayList<>();
    int[] y = new int[scores.rows()];
    do {
      List<Integer> tags = Arrays.stream(y).boxed().toList();
      all.add(new TagSequence(tags, sequences.score(y) - sequences.logZ()));
    } while (next(y, scores.columns()));
    all.sort((a, b) -> Double.compare(b.logProbability(), a.logProbability()));
    return all;
  }

  private static boolean next(int[] y, int tags) {
    int t = 0;
    while (t < y.length && ++y[t] == tags) {
      y[t++] = 0;
    }
    return t < y.length;
  }

  private static void same(List<TagSequence> actual, List<TagSequence> expected) {
    assertThat(actual).extracting(TagSequence::tags).isEqualTo(tags(expected));
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i).logProbability())
          .isCloseTo(expected.get(i).logProbability(), within(1e-12));
    }
  }

  private static List<List<Integer>> tags(List<TagSequence> sequences) {
    return sequences.stream().map(TagSequence::tags).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void equalsTheFirstOfAllSequences(int length) {
    for (int again = 0; again < 5; again++) {
      Crf crf = random.crf(K);
      Matrix scores = random.gaussian(DType.FLOAT64, length, K, 2);
      List<TagSequence> all = all(scores, crf);
      for (int n : new int[] {1, 2, 7, 50, 1000}) {
        same(KBest.of(crf, scores, n), all.subList(0, Math.min(n, all.size())));
      }
      double sum =
          KBest.of(crf, scores, 1000).stream().mapToDouble(s -> Math.exp(s.logProbability())).sum();
      assertThat(sum).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void bestSequenceIsTheDecodedOne() {
    Crf crf = random.crf(5);
    int[][] sentences = random.sentences(5, 4, 0, 9, 1, 4);
    Batch batch = Batch.of(sentences);
    Matrix scores = random.gaussian(DType.FLOAT32, batch.tokens(), 5, 2);
    TagLattice lattice = crf.lattice(scores, batch);
    List<List<TagSequence>> best = lattice.best(3);
    int[][] decoded = lattice.best();
    assertThat(best).hasSize(5);
    assertThat(best.get(1)).isEmpty();
    for (int s : new int[] {0, 2, 3, 4}) {
      assertThat(best.get(s)).hasSize(3);
      assertThat(best.get(s).get(0).tags()).isEqualTo(Arrays.stream(decoded[s]).boxed().toList());
    }
  }

  @Test
  void independentTags() {
    Matrix logP = random.gaussian(DType.FLOAT64, 2, K, 2).logSoftmax();
    Batch batch = Batch.ofLengths(2);
    TagLattice lattice = new CrossEntropy().lattice(logP, batch);
    RandomCrf.same(lattice.logProbabilities(), logP, 1e-15);
    assertThat(lattice.best()[0]).containsExactly(logP.argMax(0), logP.argMax(1));
    List<TagSequence> best = lattice.best(9).get(0);
    for (TagSequence sequence : best) {
      double product = logP.get(0, sequence.tags().get(0)) + logP.get(1, sequence.tags().get(1));
      assertThat(sequence.logProbability()).isCloseTo(product, within(1e-13));
    }
    assertThat(tags(best)).hasSize(9).doesNotHaveDuplicates();
    assertThat(best)
        .isSortedAccordingTo((a, b) -> Double.compare(b.logProbability(), a.logProbability()));
  }

  @Test
  void tiesGoToTheLowerTags() {
    Crf none = Crf.zeros("crf", 2, DType.FLOAT64);
    assertThat(tags(KBest.of(none, Matrix.zeros(DType.FLOAT64, 2, 2), 4)))
        .containsExactly(List.of(0, 0), List.of(1, 0), List.of(0, 1), List.of(1, 1));
  }

  @Test
  void longSentences() {
    int length = 5000;
    Crf crf = random.crf(K);
    Matrix scores = random.gaussian(DType.FLOAT64, length, K, 2);
    List<TagSequence> best = KBest.of(crf, scores, 4);
    int[] decoded = crf.decode(scores, Batch.ofLengths(length));
    assertThat(best.get(0).tags()).isEqualTo(Arrays.stream(decoded).boxed().toList());
    assertThat(tags(best)).doesNotHaveDuplicates();
    assertThat(best.get(3).logProbability()).isLessThan(best.get(0).logProbability());
    assertThatThrownBy(() -> KBest.of(crf, scores, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("KBest: n is 0, expected at least 1");
    assertThat(KBest.of(crf, scores.rows(0, 0), 2)).isEqualTo(Collections.emptyList());
  }
}
