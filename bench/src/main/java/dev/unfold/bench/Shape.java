package dev.unfold.bench;

import java.util.List;

/** The shape of a network. Ours and PyTorch's start from the same weights. */
sealed interface Shape permits TaggerShape, LabShape {
  /** V, the size of the vocabulary. */
  int words();

  /** K, the number of tags. */
  int tags();

  /** The network in this engine. */
  TimedNetwork ours(List<Sentences> batches, int threads);

  /** The network in PyTorch, in every setting that may be the fastest for this work on at most {@code threads} threads. */
  List<TorchSetting> theirs(List<Sentences> batches, Work work, int threads);
}
