package dev.unfold.bench;

/** The work that is timed on a batch. */
enum Work {
  /** Forward, backward, SGD. */
  TRAINING {
    @Override
    void on(TimedNetwork network, int batch) {
      network.train(batch);
    }
  },
  /** Prediction of the most probable tags. */
  INFERENCE {
    @Override
    void on(TimedNetwork network, int batch) {
      network.predict(batch);
    }
  };

  /** Does this work on one batch. */
  abstract void on(TimedNetwork network, int batch);

  /** The name in tables. */
  @Override
  public String toString() {
    return this == TRAINING ? "training" : "inference";
  }
}
