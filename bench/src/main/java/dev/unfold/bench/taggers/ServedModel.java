package dev.unfold.bench.taggers;

import java.nio.file.Path;

/**
 * A model whose latency is measured.
 *
 * @param name as the table has it
 * @param contestant who loads it
 * @param file where it is
 */
record ServedModel(String name, Contestant contestant, Path file) {
  /** One that was trained for this. */
  static ServedModel of(TrainedModel model) {
    return new ServedModel(model.contestant().toString(), model.contestant(), model.file());
  }

  /** One of Unfold's that was given: every preset loads every model. */
  static ServedModel given(Path file) {
    return new ServedModel(String.valueOf(file.getFileName()), Contestant.UNFOLD_FAST, file);
  }
}
