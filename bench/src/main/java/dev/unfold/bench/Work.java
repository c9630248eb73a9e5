package dev.unfold.bench;

/** What is done with a batch. */
enum Work {
  /** Forward, backward, SGD. */
  TRAINING {
    @Override
    void on(Contender contender, int batch) {
      contender.train(batch);
    }
  },
  /** The most probable tags. */
  INFERENCE {
    @Override
    void on(Contender contender, int batch) {
      contender.predict(batch);
    }
  };

  /** Does it. */
  abstract void on(Contender contender, int batch);

  /** As the tables have it. */
  @Override
  public String toString() {
    return this == TRAINING ? "training" : "inference";
  }
}
