package dev.unfold.tagger;

import dev.unfold.matrix.Parameter;
import dev.unfold.nn.TagLattice;
import java.util.List;

/** The model of a tagger: networks of layers, or one of the lab's. Immutable, for all threads. */
sealed interface TaggerModel permits Ensemble, LabModel {
  /** All weights by the names that they have in files. */
  List<Parameter> parameters();

  /** All tag sequences of several sentences with their scores, before decoding. */
  TagLattice lattice(List<? extends List<String>> sentences);
}
