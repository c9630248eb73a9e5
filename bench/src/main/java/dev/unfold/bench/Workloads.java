package dev.unfold.bench;

import static dev.unfold.bench.TaggerShape.USUAL_EMBEDDING;

import dev.unfold.model.Cell;
import java.util.List;

/** The workloads that are measured. */
final class Workloads {
  private static final int WORDS = 10_000;
  private static final int TAGS = 17;
  private static final int STEPS = 25;

  private Workloads() {}

  /** The workloads of the table. */
  static List<Workload> all() {
    TaggerShape lstm = shape(Cell.LSTM, USUAL_EMBEDDING, 128);
    return List.of(
        Workload.even(lstm, Work.TRAINING, 32, STEPS, 2.0),
        Workload.even(shape(Cell.LSTM, USUAL_EMBEDDING, 256), Work.TRAINING, 32, STEPS, 1.5),
        Workload.even(shape(Cell.LSTM, 512, 512), Work.TRAINING, 64, STEPS, 1.2),
        Workload.even(lstm, Work.INFERENCE, 32, STEPS, 1.5),
        Workload.even(lstm, Work.INFERENCE, 1, STEPS, 3.0),
        Workload.even(lstm, Work.TRAINING, 1, STEPS, 3.0),
        Workload.even(shape(Cell.GRU, USUAL_EMBEDDING, 128), Work.TRAINING, 32, STEPS, 2.0),
        Workload.even(shape(Cell.RNN, USUAL_EMBEDDING, 128), Work.TRAINING, 32, STEPS, 2.0),
        Workload.mixed(lstm, Work.TRAINING, 32, 2.5),
        Workload.even(new LabShape(WORDS, 50, 20, TAGS), Work.TRAINING, 1, STEPS, 100));
  }

  /** The same rows with tiny networks, for tests. */
  static List<Workload> tiny() {
    TaggerShape lstm = tiny(Cell.LSTM, 5);
    return List.of(
        Workload.even(lstm, Work.TRAINING, 3, 4, 2.0),
        Workload.even(tiny(Cell.LSTM, 6), Work.TRAINING, 3, 4, 1.5),
        Workload.even(tiny(Cell.LSTM, 7), Work.TRAINING, 4, 4, 1.2),
        Workload.even(lstm, Work.INFERENCE, 3, 4, 1.5),
        Workload.even(lstm, Work.INFERENCE, 1, 4, 3.0),
        Workload.even(lstm, Work.TRAINING, 1, 4, 3.0),
        Workload.even(tiny(Cell.GRU, 5), Work.TRAINING, 3, 4, 2.0),
        Workload.even(tiny(Cell.RNN, 5), Work.TRAINING, 3, 4, 2.0),
        Workload.mixed(lstm, Work.TRAINING, 3, 2.5),
        Workload.even(new LabShape(30, 6, 5, 4), Work.TRAINING, 1, 4, 100));
  }

  private static TaggerShape shape(Cell cell, int embedding, int hidden) {
    return new TaggerShape(cell, WORDS, embedding, hidden, TAGS);
  }

  private static TaggerShape tiny(Cell cell, int hidden) {
    return new TaggerShape(cell, 30, 6, hidden, 4);
  }
}
