package dev.unfold.bench;

import java.util.List;

/** A network's plan: the same from the same weights on both sides. */
sealed interface Shape permits TaggerShape, LabShape {
  /** V, how many words it knows. */
  int words();

  /** K, how many tags. */
  int tags();

  /** This engine, on so many threads. */
  Contender ours(List<Sentences> batches, int threads);

  /** PyTorch in every setting that may be its fastest for this work, on at most so many threads. */
  List<Rival> theirs(List<Sentences> batches, Work work, int threads);
}
