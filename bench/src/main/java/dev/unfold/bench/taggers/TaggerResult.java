package dev.unfold.bench.taggers;

import dev.unfold.bench.Spread;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The result of one competitor.
 *
 * @param models its trained models, one per seed
 * @param marks the accuracy of each
 * @param rates words per second of the first model, turn by turn
 * @param peakBytes the peak memory of the first model's process; -1 if unknown
 * @param liveBytes the memory in use in its heap
 */
record TaggerResult(
    List<TrainedModel> models,
    List<Exam.Marks> marks,
    double[] rates,
    long peakBytes,
    long liveBytes) {
  /** The competitor. */
  TaggerCompetitor competitor() {
    return models.get(0).competitor();
  }

  /** The fraction of words with the right tag: mean over the models. */
  double accuracy() {
    return mean(marks -> marks.byForm().accuracy());
  }

  /** The same for words of a form unseen in training. */
  double unknownForms() {
    return mean(marks -> marks.byForm().unknownAccuracy());
  }

  /** The same for words unseen in any letter case. */
  double unknownInAnyCase() {
    return mean(marks -> marks.inAnyCase().unknownAccuracy());
  }

  private double mean(ToDoubleFunction<Exam.Marks> figure) {
    return marks.stream().mapToDouble(figure).average().orElseThrow();
  }

  /** Words per second. */
  Spread speed() {
    return Spread.of(rates);
  }

  /** Whether a model had been trained before this run. */
  boolean kept() {
    return models.stream().anyMatch(TrainedModel::kept);
  }

  /** The seconds of training: median over the models. */
  double trainingSeconds() {
    return Spread.of(models.stream().mapToDouble(TrainedModel::trainingSeconds)).median();
  }
}
