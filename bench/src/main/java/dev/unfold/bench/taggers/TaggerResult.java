package dev.unfold.bench.taggers;

import dev.unfold.bench.Spread;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one contestant achieved.
 *
 * @param models those that it trained, one a seed
 * @param marks of each
 * @param rates words a second of the first one, turn by turn
 * @param peakBytes the most memory that the first one's process held; -1 if the system doesn't say
 * @param liveBytes what lived in its heap
 */
record TaggerResult(
    List<TrainedModel> models,
    List<Exam.Marks> marks,
    double[] rates,
    long peakBytes,
    long liveBytes) {
  /** Whose result it is. */
  Contestant contestant() {
    return models.get(0).contestant();
  }

  /** The part of the words that got the right tag: mean of the models. */
  double accuracy() {
    return mean(marks -> marks.byForm().accuracy());
  }

  /** The same for words whose form the training part never has. */
  double unknownForms() {
    return mean(marks -> marks.byForm().unknownAccuracy());
  }

  /** The same for words that it never has in any case. */
  double unknownInAnyCase() {
    return mean(marks -> marks.inAnyCase().unknownAccuracy());
  }

  private double mean(ToDoubleFunction<Exam.Marks> figure) {
    return marks.stream().mapToDouble(figure).average().orElseThrow();
  }

  /** Words a second. */
  Spread speed() {
    return Spread.of(rates);
  }

  /** Whether a model was there already. */
  boolean kept() {
    return models.stream().anyMatch(TrainedModel::kept);
  }

  /** Seconds of training: the middle one of the models. */
  double trainingSeconds() {
    return Spread.of(models.stream().mapToDouble(TrainedModel::trainingSeconds)).median();
  }
}
