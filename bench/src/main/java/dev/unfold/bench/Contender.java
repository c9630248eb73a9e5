package dev.unfold.bench;

/** One of those who do a {@link Workload}: a network and its batches, ready to work. Batches are counted from 0. */
interface Contender {
  /** A training step: forward, backward, SGD. Returns the loss before it. */
  double train(int batch);

  /** The loss alone. */
  double loss(int batch);

  /** Finds every word's most probable tag. */
  void predict(int batch);
}
