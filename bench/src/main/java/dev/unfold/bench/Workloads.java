package dev.unfold.bench;

import java.util.List;

/** The rows of the table. */
final class Workloads {
  private static final int WORDS = 10_000;
  private static final int TAGS = 17;
  private static final int STEPS = 25;

  private Workloads() {}

  /** Taggers beside PyTorch's. */
  static List<Workload> all() {
    TaggerShape lstm = shape(Cell.LSTM, TaggerShape.USUAL_EMBEDDING, 128);
    return List.of(
        Workload.even(lstm, Work.TRAINING, 32, STEPS, 2.0),
        Workload.even(
            shape(Cell.LSTM, TaggerShape.USUAL_EMBEDDING, 256), Work.TRAINING, 32, STEPS, 1.5),
        Workload.even(shape(Cell.LSTM, 512, 512), Work.TRAINING, 64, STEPS, 1.2),
        Workload.even(lstm, Work.INFERENCE, 32, STEPS, 1.5),
        Workload.even(lstm, Work.INFERENCE, 1, STEPS, 3.0),
        Workload.even(lstm, Work.TRAINING, 1, STEPS, 3.0),
        Workload.even(
            shape(Cell.GRU, TaggerShape.USUAL_EMBEDDING, 128), Work.TRAINING, 32, STEPS, 2.0),
        Workload.even(
            shape(Cell.TANH_RNN, TaggerShape.USUAL_EMBEDDING, 128), Work.TRAINING, 32, STEPS, 2.0),
        Workload.mixed(lstm, Work.TRAINING, 32, 2.5));
  }

  /** The same rows, so small that a run takes no time. */
  static List<Workload> tiny() {
    TaggerShape lstm = new TaggerShape(Cell.LSTM, 30, 6, 5, 4);
    return List.of(
        Workload.even(lstm, Work.TRAINING, 3, 4, 2.0),
        Workload.even(new TaggerShape(Cell.LSTM, 30, 7, 6, 4), Work.TRAINING, 4, 4, 1.2),
        Workload.even(lstm, Work.INFERENCE, 3, 4, 1.5),
        Workload.even(lstm, Work.INFERENCE, 1, 4, 3.0),
        Workload.even(lstm, Work.TRAINING, 1, 4, 3.0),
        Workload.even(new TaggerShape(Cell.GRU, 30, 6, 5, 4), Work.TRAINING, 3, 4, 2.0),
        Workload.even(new TaggerShape(Cell.TANH_RNN, 30, 6, 5, 4), Work.TRAINING, 3, 4, 2.0),
        Workload.mixed(lstm, Work.TRAINING, 3, 2.5));
  }

  private static TaggerShape shape(Cell cell, int embedding, int hidden) {
    return new TaggerShape(cell, WORDS, embedding, hidden, TAGS);
  }
}
