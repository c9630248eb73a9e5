package dev.unfold.nn;

import dev.unfold.matrix.Matrix;
import java.util.Arrays;
import java.util.List;

/**
 * All tag sequences of each sentence of a batch, with their scores: what a network makes of the sentences before anybody
 * decides.
 *
 * @param field what scores the tags' succession; all zero where every token's tag stands by itself
 * @param scores N×K, each tag's score at each token, in packed order
 * @param batch the sentences
 */
public record TagLattice(Crf field, Matrix scores, Batch batch) {
  /** The lattice of tags that don't depend on each other. */
  public static TagLattice independent(Matrix logProbabilities, Batch batch) {
    Crf none = Crf.zeros("none", logProbabilities.columns(), logProbabilities.dtype());
    return new TagLattice(none, logProbabilities, batch);
  }

  /** The same lattice without the sequences that break a rule. */
  public TagLattice within(AllowedTags allowed) {
    return new TagLattice(allowed.within(field), scores, batch);
  }

  /** The logarithms of the marginals, N×K: how likely each tag is at each token, whatever the others are. */
  public Matrix logProbabilities() {
    return field.logProbabilities(scores, batch);
  }

  /** The best sequence of each sentence, in the sentences' order. */
  public int[][] best() {
    return batch.unpack(field.decode(scores, batch));
  }

  /** The {@code n} best sequences of each sentence, the best first; fewer where there are no more. */
  public List<List<TagSequence>> best(int n) {
    return Arrays.stream(batch.rows())
        .map(rows -> KBest.of(field, scores.gather(rows), n))
        .toList();
  }
}
