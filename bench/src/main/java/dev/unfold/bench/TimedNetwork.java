package dev.unfold.bench;

/** A network with the batches of a {@link Workload}, ready to be timed. Batches are numbered from 0. */
interface TimedNetwork {
  /** Runs a training step (forward, backward, SGD) and returns the loss before it. */
  double train(int batch);

  /** Computes only the loss. */
  double loss(int batch);

  /** Predicts the most probable tag of every word. */
  void predict(int batch);
}
