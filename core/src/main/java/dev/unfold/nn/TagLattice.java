package dev.unfold.nn;

import dev.unfold.matrix.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The scores of all tag sequences of each sentence of a batch, before decoding.
 *
 * @param field scores the transitions between tags; empty if the tags of tokens are independent
 * @param scores N×K, each tag's score at each token, in packed order
 * @param batch the sentences
 */
public record TagLattice(Optional<Crf> field, Matrix scores, Batch batch) {
  /** The lattice of independent tags. */
  public static TagLattice independent(Matrix scores, Batch batch) {
    return new TagLattice(Optional.empty(), scores, batch);
  }

  /** The same lattice with every score multiplied by {@code factor}, those of transitions too. */
  public TagLattice scaled(double factor) {
    return new TagLattice(field.map(f -> f.scaled(factor)), scores.copy().scale(factor), batch);
  }

  /** The same lattice without the sequences that break a rule. */
  public TagLattice within(AllowedTags allowed) {
    return new TagLattice(Optional.of(allowed.within(anyField())), scores, batch);
  }

  /**
   * The logarithms of the marginals, N×K: the probability of each tag at each token, summed over the other tokens'
   * tags.
   */
  public Matrix logProbabilities() {
    return field
        .map(f -> f.logProbabilities(scores, batch))
        .orElseGet(() -> scores.copy().logSoftmax());
  }

  /** The best sequence of each sentence, in the sentences' order. */
  public int[][] best() {
    return batch.unpack(field.map(f -> f.decode(scores, batch)).orElseGet(this::bestOfEach));
  }

  private int[] bestOfEach() {
    int[] best = new int[scores.rows()];
    for (int r = 0; r < best.length; r++) {
      best[r] = scores.argMax(r);
    }
    return best;
  }

  /** The {@code n} best sequences of each sentence, best first; fewer if there are fewer. */
  public List<List<TagSequence>> best(int n) {
    Crf f = anyField();
    return Arrays.stream(batch.rows()).map(rows -> KBest.of(f, scores.gather(rows), n)).toList();
  }

  /** The field, or one whose weights are all zero. */
  private Crf anyField() {
    return field.orElseGet(() -> Crf.zeros("none", scores.columns(), scores.dtype()));
  }
}
