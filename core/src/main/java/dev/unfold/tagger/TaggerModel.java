package dev.unfold.tagger;

import dev.unfold.matrix.Parameter;
import dev.unfold.nn.TagLattice;
import java.util.List;

/**
 * The model of a tagger: networks of layers with one head for each of its columns, or one of the lab's. Immutable, for all
 * threads.
 */
sealed interface TaggerModel permits Ensemble, LabModel {
  /** All weights by the names that they have in files. */
  List<Parameter> parameters();

  /** For each column all tag sequences of several sentences with their scores, before decoding. */
  List<TagLattice> lattices(List<? extends List<String>> sentences);

  /**
   * For each column and sentence the best tags.
   *
   * @param rules the rules of each column
   */
  int[][][] best(List<? extends List<String>> sentences, List<LabelRules> rules);

  /** The same model with some of its columns; it shares the weights and the cache of word vectors. */
  TaggerModel pick(int... columns);

  /** The same model with an empty cache of word vectors of its own, of at most about that many bytes. */
  TaggerModel withCache(long bytes);
}
