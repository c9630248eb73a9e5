package dev.unfold.bench.taggers;

import java.nio.file.Path;

/**
 * A model whose latency is measured.
 *
 * @param name the name in tables
 * @param competitor the tagger that loads it
 * @param file the file
 */
record ServedModel(String name, TaggerCompetitor competitor, Path file) {
  /** A model that was trained for this run. */
  static ServedModel of(TrainedModel model) {
    return new ServedModel(model.competitor().toString(), model.competitor(), model.file());
  }

  /** A given model of Unfold: every preset loads every model. */
  static ServedModel given(Path file) {
    return new ServedModel(String.valueOf(file.getFileName()), TaggerCompetitor.UNFOLD_FAST, file);
  }
}
